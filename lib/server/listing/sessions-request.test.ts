import { describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { readSessionsRequest } from "./sessions-request";

const known = { account: ["prod", "dev"], region: ["eu-west-1"] };

function read(query: string) {
  return readSessionsRequest(new URLSearchParams(query), known);
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
  it("requests 50 active sessions by default", () => {
    expect(read("")).toEqual({
      state: "active",
      filters: NO_FILTERS,
      limit: 50,
      cursor: null,
      pinned: null,
    });
  });

  it("reads the filters of the pages", () => {
    const query = "account=dev&owner=bob&status=!Failed&reason=~INC&range=7d&time=running";
    expect(read(`state=history&limit=200&cursor=abc&${query}`)).toEqual({
      state: "history",
      filters: {
        ...NO_FILTERS,
        account: ["dev"],
        owner: [is("bob")],
        status: [{ operator: "is-not", value: "Failed" }],
        reason: [{ operator: "contains", value: "INC" }],
        range: "7d",
        time: "running",
      },
      limit: 200,
      cursor: "abc",
      pinned: null,
    });
  });

  it.each(["active", "history", "all"])("lists the state %s", (state) => {
    expect(read(`state=${state}`).state).toBe(state);
  });

  it("ignores keys that are only for display", () => {
    expect(read("tz=utc&session=bob-1").filters).toEqual(NO_FILTERS);
  });

  it.each([
    ["state=gone", ["state"]],
    ["state=", ["state"]],
    ["state=active&state=active", ["state"]],
    ["limit=0", ["limit"]],
    ["limit=201", ["limit"]],
    ["limit=5x", ["limit"]],
    ["limit=1&limit=2", ["limit"]],
    [`cursor=${"A".repeat(12_289)}`, ["cursor"]],
    ["cursor=a&cursor=b", ["cursor"]],
    ["ownr=bob", ["ownr"]],
    ["account=elsewhere&region=eu-west-1", ["account"]],
    ["region=us-east-1", ["region"]],
    ["time=ended", ["time"]],
    ["owner=!~", ["owner"]],
    ["status=!~&limit=0&range=99d", ["limit", "status", "range"]],
    [Array.from({ length: 51 }, (_, index) => `owner=p${index}`).join("&"), [""]],
  ])("refuses %s, naming each bad key", (query, keys) => {
    expect(badKeys(query)).toEqual(keys);
  });
});
