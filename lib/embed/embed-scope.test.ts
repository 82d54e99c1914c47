import { describe, expect, it } from "vitest";
import {
  filtersOf,
  loadSessionSearchParams,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { pinnedFiltersFrom, withPinned } from "./embed-scope";

const filters = (query: string) => filtersOf(loadSessionSearchParams(new URLSearchParams(query)));
const locked = (query: string) => ({ by: "ops", filters: filters(query) });

describe("pinnedFiltersFrom", () => {
  it("reads the lock of an answer, and that there is none", () => {
    const answer = {
      accounts: [],
      locked: { by: "ops", view: "history" as const, query: "?kind=ssh" },
    };
    expect(pinnedFiltersFrom(answer)).toEqual(locked("kind=ssh"));
    expect(pinnedFiltersFrom({ accounts: [] })).toBeNull();
  });
});

describe("withPinned", () => {
  it.each([
    ["", "kind=ssh&range=7d", "?kind=ssh&range=7d"],
    ["owner=alice", "kind=ssh", "?owner=alice&kind=ssh"],
    ["kind=shell", "kind=shell&kind=ssh", "?kind=shell"],
    ["after=2026-11-24T09:00:00Z", "range=7d", "?after=2026-11-24T09:00:00Z"],
    ["range=6h", "after=2026-11-20T09:00:00Z", "?range=6h"],
  ])("joins %s with the lock %s", (own, lock, both) => {
    expect(serializeSessionSearchParams(withPinned(filters(own), locked(lock)))).toBe(both);
  });

  it("changes nothing without a lock", () => {
    const own = filters("owner=alice");
    expect(withPinned(own, null)).toBe(own);
  });
});
