import { describe, expect, it } from "vitest";
import { FILTER_KEYS } from "./fields";
import { readIssues } from "./query-issues";

const known = { account: ["prod", "dev"], region: ["eu-west-1", "us-east-1"] };

function issuesOf(query: string, ...rest: [typeof known?, string[]?]) {
  return readIssues(new URLSearchParams(query), ...rest);
}

describe("readIssues", () => {
  it.each([
    [`status=${"x".repeat(33)}`, "status", "33"],
    [`sessionId=${"x".repeat(97)}`, "sessionId", "97"],
    ["owner=!~", "owner", "empty"],
    ["after=yesterday", "after", "2026-11-23T14:32:00Z"],
    ["range=31d", "range", "30d"],
    ["time=ended", "time", "started or running"],
    ["tz=Mars/Olympus", "tz", "Europe/Berlin"],
    ["session=", "session", "96"],
    ["onwer=alice", "onwer", "owner"],
    ["toString=1", "toString", "no such filter"],
    ["__proto__=1", "__proto__", "no such filter"],
    ["constructor=1", "constructor", "no such filter"],
    ["after=2026-06-30T23:59:60Z", "after", "2026-11-23T14:32:00Z"],
    ["after=-0001-01-01T00:00:00Z", "after", "2026-11-23T14:32:00Z"],
    ["before=%2B010000-01-01T00:00:00Z", "before", "2026-11-23T14:32:00Z"],
    ["before=9999-12-31T23:59:59-01:00", "before", "2026-11-23T14:32:00Z"],
    ["range=1h&range=2h", "range", "once"],
    ["time=started&time=running", "time", "once"],
    ["account=", "account", "not a known account"],
    ["region=eu west", "region", "not a known region"],
  ])("names the key of %s and says what to do", (query, key, hint) => {
    const [issue, ...others] = issuesOf(query);
    expect(others).toEqual([]);
    expect(issue?.key).toBe(key);
    expect(issue?.detail).toContain(hint);
  });

  it.each([
    "owner=~alice&owner=!~bob&status=!Failed&reason=~INC",
    "time=running&after=2026-11-23T14:32:00Z&before=2026-11-23T14:33:00Z",
    "account=prod&account=dev&region=eu-west-1",
    "status=Weird&status=!Odd&kind=Shell&accessType=justintime",
    "region=eu-west-1a&region=Ireland&region=Europe (Ireland)&region=EU-WEST-1&region=us-east-1-bos-1a",
    "after=0000-01-01T00:00:00Z&before=9999-12-31T23:59:59.999Z",
  ])("finds nothing wrong with %s", (query) => {
    expect(issuesOf(query, known)).toEqual([]);
  });

  it("accepts any account and region if the known ones are not given", () => {
    expect(issuesOf("account=elsewhere&region=mars-1")).toEqual([]);
  });

  it("names each unknown account and region, and the known ones", () => {
    expect(issuesOf("account=elsewhere&account=prod&region=mars-1", known)).toEqual([
      {
        key: "account",
        detail: expect.stringMatching(/“elsewhere” is not a known account.*prod, dev/),
      },
      {
        key: "region",
        detail: expect.stringMatching(/“mars-1” is not a known region.*eu-west-1, us-east/),
      },
    ]);
  });

  it("shortens a long text", () => {
    expect(issuesOf(`account=${"x".repeat(500)}`, known)[0]?.detail.length).toBeLessThan(200);
  });

  it("reports a window that ends before it begins", () => {
    const query = "after=2026-11-02T00:00Z&before=2026-11-01T00:00Z";
    expect(issuesOf(query)).toEqual([expect.objectContaining({ key: "before" })]);
    expect(issuesOf("after=2026-11-01T00:00Z&before=2026-11-01T01:00%2B01:00")).toEqual([
      expect.objectContaining({
        detail:
          "the window ends at the moment at which it begins (2026-11-01T00:00:00Z), so it holds nothing.",
      }),
    ]);
  });

  it("refuses too many values and too long a query", () => {
    const many = new URLSearchParams(Array.from({ length: 51 }, (_, n) => ["owner", `p${n}`]));
    expect(readIssues(many)).toHaveLength(1);
    const long = new URLSearchParams(Array.from({ length: 20 }, () => ["owner", "x".repeat(250)]));
    expect(readIssues(long)).toHaveLength(1);
  });

  it("counts accounts and regions as values", () => {
    const names = Array.from({ length: 51 }, (_, n) => `account=a${n}`).join("&");
    expect(issuesOf(names)).toEqual([expect.objectContaining({ key: "" })]);
  });

  it("accepts a caller's own keys", () => {
    expect(issuesOf("limit=5", known, ["limit"])).toEqual([]);
    expect(issuesOf("limit=5", known)).toHaveLength(1);
  });

  it("covers every filter key", () => {
    for (const key of FILTER_KEYS) {
      expect(readIssues(new URLSearchParams({ [key]: "" }))).toHaveLength(1);
    }
  });
});
