import { describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import { readSessionRequest } from "./session-request";

const known = { account: ["prod", "dev"], region: ["eu-west-1", "us-east-1"] };

function read(id: string, query = "") {
  return readSessionRequest(id, new URLSearchParams(query), known);
}

function badKeys(id: string, query = ""): (string | undefined)[] {
  try {
    read(id, query);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problem).toMatchObject({ code: "invalid-request", status: 400 });
    return error.problem.errors?.map(({ key }) => key) ?? [];
  }
}

describe("readSessionRequest", () => {
  it("searches all sources by default", () => {
    const id = "a.b@c.com,d+e=f_g-0123";
    expect(read(id)).toEqual({ id, account: [], region: [], started: null });
  });

  it("reads where and when, and ignores the zone", () => {
    const query = "account=prod&region=us-east-1&started=2026-11-23T16:28:09.412%2B01:00&tz=x";
    expect(read("bob-1", query)).toEqual({
      id: "bob-1",
      account: ["prod"],
      region: ["us-east-1"],
      started: "2026-11-23T15:28:09.412Z",
    });
  });

  it.each([
    ["", "", ["id"]],
    ["a".repeat(97), "", ["id"]],
    ["bob\n-1", "", ["id"]],
    ["bob\u007f-1", "", ["id"]],
    ["bob-1", "account=gone&region=mars-1", ["account", "region"]],
    ["bob-1", "started=soon", ["started"]],
    ["bob-1", "state=active&limit=5", ["state", "limit"]],
    ["", "account=gone&x=1", ["id", "account", "x"]],
  ])("refuses %j with %s, naming each bad key", (id, query, keys) => {
    expect(badKeys(id, query)).toEqual(keys);
  });

  it("accepts the longest id that AWS creates", () => {
    expect(badKeys("a".repeat(96))).toEqual([]);
  });

  it("names the known accounts", () => {
    expect(() => read("bob-1", "account=gone")).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          errors: [
            {
              key: "account",
              detail: expect.stringMatching(
                /“gone” is not a known account.* Sessionscope looks at prod, dev\./,
              ),
            },
          ],
        }),
      }),
    );
  });

  it("takes the cursor of the answer before, and refuses two or a long one", () => {
    const read = (query: string) =>
      readSessionRequest("alice-1", new URLSearchParams(query), { account: [], region: [] });
    expect(read("started=2026-11-23T15:00:00Z&cursor=abc")).toMatchObject({
      id: "alice-1",
      started: "2026-11-23T15:00:00Z",
      cursor: "abc",
    });
    for (const query of ["cursor=a&cursor=b", `cursor=${"x".repeat(12_289)}`]) {
      expect(() => read(query)).toThrow(/^These parts cannot be used: cursor/);
    }
  });
});
