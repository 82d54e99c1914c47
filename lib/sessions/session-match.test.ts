import { describe, expect, it } from "vitest";
import { makeSession } from "./make-session";
import { NO_FILTERS, type SessionFilters } from "./search-params";
import { matchesFilters } from "./session-match";

const anyTime = { after: null, before: null };

function matches(filters: Partial<SessionFilters>, changes = {}) {
  return matchesFilters(makeSession(changes), { ...NO_FILTERS, ...filters }, anyTime);
}

describe("matchesFilters", () => {
  it("holds without filters", () => {
    expect(matches({})).toBe(true);
  });

  it.each<[Partial<SessionFilters>, boolean]>([
    [{ owner: ["alice.chen"] }, true],
    [{ owner: ["bob", "ALICE.CHEN"] }, true],
    [{ owner: ["alice"] }, false],
    [{ target: ["i-0f3a9c1e5b7d24680"] }, true],
    [{ target: ["I-0F3A9C1E5B7D24680"] }, false],
    [{ status: ["Failed", "Terminated"] }, true],
    [{ status: ["Failed"] }, false],
    [{ sessionId: ["alice.chen-0b1f6c3de94a27750"] }, true],
    [{ owner: ["alice.chen"], status: ["Failed"] }, false],
  ])("%j: %s", (filters, isMatch) => {
    expect(matches(filters)).toBe(isMatch);
  });

  it("counts a session without an access type as Standard", () => {
    expect(matches({ accessType: ["Standard"] }, { accessType: null })).toBe(true);
    expect(matches({ accessType: ["JustInTime"] }, { accessType: null })).toBe(false);
  });

  it("holds the start against the window", () => {
    const window = { after: "2026-11-23T15:28:10Z", before: null };
    expect(matchesFilters(makeSession(), NO_FILTERS, window)).toBe(false);
  });
});
