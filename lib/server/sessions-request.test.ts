import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/lib/sessions/search-params";
import { ProblemError } from "./problem-error";
import { readSessionsRequest } from "./sessions-request";

function read(query: string) {
  return readSessionsRequest(new URLSearchParams(query));
}

function badKeys(query: string): (string | undefined)[] {
  try {
    read(query);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problem).toMatchObject({ code: "invalid-request", status: 400 });
    return error.problem.errors?.map(({ key }) => key) ?? [];
  }
}

describe("readSessionsRequest", () => {
  it("asks for 50 active sessions by default", () => {
    expect(read("")).toEqual({ state: "active", filters: NO_FILTERS, limit: 50, cursor: null });
  });

  it("reads the grammar of the pages", () => {
    expect(read("state=history&limit=200&cursor=abc&owner=bob&status=Failed&range=7d")).toEqual({
      state: "history",
      filters: { ...NO_FILTERS, owner: ["bob"], status: ["Failed"], range: "7d" },
      limit: 200,
      cursor: "abc",
    });
  });

  it("ignores what is only for display", () => {
    expect(read("tz=utc&session=bob-1").filters).toEqual(NO_FILTERS);
  });

  it.each([
    ["state=gone", ["state"]],
    ["state=all", ["state"]],
    ["state=active&state=active", ["state"]],
    ["limit=0", ["limit"]],
    ["limit=201", ["limit"]],
    ["limit=5x", ["limit"]],
    ["limit=1&limit=2", ["limit"]],
    [`cursor=${"A".repeat(12_289)}`, ["cursor"]],
    ["cursor=a&cursor=b", ["cursor"]],
    ["ownr=bob", ["ownr"]],
    ["status=Gone&limit=0&range=99d", ["limit", "status", "range"]],
    [Array.from({ length: 51 }, (_, index) => `owner=p${index}`).join("&"), [""]],
  ])("refuses %s, naming each bad key", (query, keys) => {
    expect(badKeys(query)).toEqual(keys);
  });
});
