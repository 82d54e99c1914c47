import { describe, expect, it } from "vitest";
import { fakeNow, fakePage, fakeSource, makeRequest } from "@/lib/testing/fakes/fake-listing";
import { readSessions } from "./read-sessions";

const never = new AbortController().signal;

/** Reads Active and History together, a few rows per answer, one answer per minute. */
async function readOn(limit: number, answers: number) {
  let now = fakeNow;
  const pages = {
    Active: [fakePage("a1", "a2")],
    History: [fakePage("b3", "b4"), fakePage("b5", "b6"), fakePage("b7", "b8")],
  };
  const { source, asked } = fakeSource(pages, undefined, "eu-west-1", () => now);
  const limits = { clock: () => now, signal: never, deadline: never, wait: null };
  let cursor: string | null = null;
  const ids: string[] = [];
  for (let n = 0; n < answers; n += 1) {
    const request = makeRequest({ state: "all", limit, cursor });
    const answer = await readSessions(request, [source], limits);
    ids.push(...answer.sessions.map(({ id }) => id));
    cursor = answer.cursor;
    now += 60_000;
  }
  const requests = asked.map(({ state, since }) => [state, since && (since - fakeNow) / 1000]);
  return { ids, requests };
}

describe("Active and History read together", () => {
  it("use no page of History that is older than the pages of Active, in this answer or an earlier one", async () => {
    const { ids, requests } = await readOn(3, 3);
    expect(ids).toEqual(["a1", "a2", "b3", "b4", "b5", "b6", "b7", "b8"]);
    expect(requests.filter(([state]) => state === "Active")).toEqual([["Active", null]]);
    const history = requests.filter(([state]) => state === "History");
    expect(history.length).toBeGreaterThan(2);
    // Active was read in the first answer, so its time is the limit for the second and third.
    expect(new Set(history.map(([, since]) => since))).toEqual(new Set([0]));
  });
});
