import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import { fitPlaces } from "./cursor-room";
import { type OpenPlace, TOP, withoutToken } from "./place";
import { fingerprint } from "./seen";

const prints = (count: number) =>
  Array.from({ length: count }, (_, index) => fingerprint(makeSession({ id: `${index}` })));
const bound = { start: Date.parse("2026-11-23T15:00:00Z"), prints: prints(1) };

function place(length: number, changes: Partial<OpenPlace> = {}): OpenPlace {
  return { ...TOP, token: "x".repeat(length), bound, ...changes };
}

describe("fitPlaces", () => {
  it("keeps all where there is room", () => {
    const parts = { places: ["done" as const, TOP, place(1000)], seen: prints(300) };
    expect(fitPlaces(parts)).toEqual(parts);
  });

  it("keeps tokens first where time cannot tell the place, then where it may mislead", () => {
    const sorted = place(4000);
    const unsorted = place(4000, { isSorted: false });
    const unbound = place(4000, { bound: null });
    expect(fitPlaces({ places: [sorted, unsorted, unbound], seen: [] }).places).toEqual([
      withoutToken(sorted),
      unsorted,
      unbound,
    ]);
    const long = [sorted, place(6000, { isSorted: false }), unbound];
    expect(fitPlaces({ places: long, seen: [] }).places).toEqual([
      sorted,
      withoutToken(place(6000, { isSorted: false })),
      unbound,
    ]);
  });

  it("leaves room for 150 fingerprints before it gives any to a token that can be done without", () => {
    const seen = prints(400);
    const fitted = fitPlaces({ places: [place(5000), place(5000)], seen });
    expect(fitted.places).toEqual([place(5000), withoutToken(place(5000))]);
    const one = fitPlaces({ places: [place(9000)], seen });
    expect(one.places).toEqual([place(9000)]);
    expect(one.seen.length).toBeGreaterThanOrEqual(150);
    expect(one.seen).toEqual(seen.slice(-one.seen.length));
    expect(fitPlaces({ places: [place(9500)], seen }).places).toEqual([withoutToken(place(9500))]);
  });

  it("forgets the oldest fingerprints first, as many as there is room for", () => {
    expect(fitPlaces({ places: [TOP], seen: prints(500) }).seen).toEqual(prints(500).slice(200));
    const ties = prints(400);
    const bound = { start: 0, prints: ties };
    const many = Array.from({ length: 70 }, () => ({ ...TOP, bound }));
    const full = fitPlaces({ places: many, seen: prints(900) });
    expect(full.seen.length).toBeLessThan(300);
    expect(full.seen).toEqual(prints(900).slice(-full.seen.length));
  });
});
