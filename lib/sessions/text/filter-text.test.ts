import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FilterOperator } from "@/lib/sessions/query/filter-value";
import { is } from "@/lib/sessions/query/filter-value";
import { readFilterText } from "./filter-text";

const known = { account: ["default", "prod"], region: ["eu-west-1", "us-east-1"] };
// 16:00 in Berlin.
const context = { zone: "Europe/Berlin", now: Date.parse("2026-11-23T15:00:00Z"), known };

function changeOf(text: string) {
  const reading = readFilterText(text, context);
  return "change" in reading ? reading.change : reading.issues;
}

function issuesOf(text: string) {
  const reading = readFilterText(text, context);
  return "issues" in reading ? reading.issues : [];
}

function value(operator: FilterOperator, text: string) {
  return { operator, value: text };
}

const anyWindow = { after: null, before: null, range: null };

describe("readFilterText", () => {
  it("mentions nothing for an empty text", () => {
    expect(changeOf(" \n ")).toEqual({});
  });

  it("reads filters, repeated keys as several values in one order", () => {
    expect(changeOf('owner:bob -reason:~"disk full" owner:alice target:i-0f3a9c1e')).toEqual({
      owner: [is("alice"), is("bob")],
      reason: [value("contains-not", "disk full")],
      target: [is("i-0f3a9c1e")],
    });
  });

  it("does not split values at commas", () => {
    expect(changeOf("reason:a,b")).toEqual({ reason: [is("a,b")] });
  });

  it.each([
    ["USER:bob", { owner: [is("bob")] }],
    ["node:i-1", { target: [is("i-1")] }],
    ["Instance:i-1", { target: [is("i-1")] }],
    ["doc:My-Doc", { document: [is("My-Doc")] }],
    ["id:bob-0c", { sessionId: [is("bob-0c")] }],
    ["session:bob-0c", { sessionId: [is("bob-0c")] }],
    ["type:justintime", { accessType: [is("JustInTime")] }],
    ["SessionID:bob-0c", { sessionId: [is("bob-0c")] }],
  ])("knows the key in %s", (text, change) => {
    expect(changeOf(text)).toEqual(change);
  });

  it("gives a value the spelling of its fixed set", () => {
    expect(changeOf('status:failed kind:"Port forward"')).toEqual({
      status: [is("Failed")],
      kind: [is("port-forward")],
    });
  });

  it("reads known accounts and regions", () => {
    expect(changeOf("account:PROD region:us-east-1 region:eu-west-1")).toEqual({
      account: ["prod"],
      region: ["eu-west-1", "us-east-1"],
    });
  });

  it.each([
    ["last 24 hours", { ...anyWindow, range: "24h" }],
    ["range:7d", { ...anyWindow, range: "7d" }],
    ["last:1d", { ...anyWindow, range: "24h" }],
    ["since 2026-11-23T14:00", { ...anyWindow, after: "2026-11-23T13:00:00Z" }],
    ["since:2026-11-23T14:00Z", { ...anyWindow, after: "2026-11-23T14:00:00Z" }],
    ['after:"2026-11-23 14:00"', { ...anyWindow, after: "2026-11-23T13:00:00Z" }],
    ["since 2026-11-23 14:00", { ...anyWindow, after: "2026-11-23T13:00:00Z" }],
    ["after:2026-11-23 14:00Z", { ...anyWindow, after: "2026-11-23T14:00:00Z" }],
    ["until 2026-11-23", { ...anyWindow, before: "2026-11-22T23:00:00Z" }],
  ])("reads the window in %s", (text, change) => {
    expect(changeOf(text)).toEqual(change);
  });

  it("reads both ends of a window, in any order", () => {
    const change = {
      after: "2026-11-23T13:00:00Z",
      before: "2026-11-23T14:00:00Z",
      range: null,
    };
    expect(changeOf("since 2026-11-23T14:00 until 2026-11-23T15:00")).toEqual(change);
    expect(changeOf("before:2026-11-23T14:00Z after:2026-11-23T13:00Z")).toEqual(change);
  });

  it("reads the time mode, which is not a window", () => {
    expect(changeOf("running")).toEqual({ time: "running" });
    expect(changeOf("time:Started")).toEqual({ time: "started" });
    expect(changeOf("running last 24h")).toEqual({ ...anyWindow, range: "24h", time: "running" });
  });

  it("reads a moment as the sessions running in its minute", () => {
    const minute = { after: "2026-11-23T13:32:00Z", before: "2026-11-23T13:33:00Z", range: null };
    expect(changeOf("at 14:32")).toEqual({ ...minute, time: "running" });
    expect(changeOf("running at:2026-11-23T14:32")).toEqual({ ...minute, time: "running" });
  });

  it("names the word and its position", () => {
    const text = "owner:bob onwer:alice";
    expect(issuesOf(text)).toEqual([
      {
        word: "onwer:alice",
        at: 10,
        length: 11,
        detail: "“onwer” is not a filter. Did you mean owner:alice?",
      },
    ]);
  });

  it("names every issue in the order of the text", () => {
    const text = "since yesterday frob:1 status:Faild";
    expect(issuesOf(text).map(({ word }) => word)).toEqual([
      "since yesterday",
      "frob:1",
      "status:Faild",
    ]);
  });

  it.each([
    ["statsu:Failed", "Did you mean status:Failed?"],
    ["acc:prod", "Did you mean account:prod?"],
    ["constructor:x", "is not a filter. The filters are account, region, owner"],
    ["owner:", "the value is empty"],
    ["owner: alice", "the value is empty"],
    ["status:Faild", "“Faild” is not one of Connected"],
    ["-account:prod", "account takes no -, ! or ~. Write account: and the value that you want."],
    ["region:~eu", "region takes no"],
    ["region:eu-west-9", "is not a known region. Sessionscope looks at eu-west-1, us-east-1."],
    ["last 31d", "“31d” is not a span of time"],
    ["last owner:bob", "“” is not a span of time"],
    ["last", "“” is not a span of time"],
    ["since 2026-02-30", "“2026-02-30” is not a point in time"],
    ["at 25:00", "“25:00” is not a time"],
    ["time:open", "“open” is not a way to look at time"],
    ["-after:2026-11-23", "after takes no"],
    ["last 7d after:2026-11-23", "the time is given twice"],
    ["after:2026-11-22 after:2026-11-23", "the time is given twice"],
    ["at 14:32 last 7d", "the time is given twice"],
    ["time:started at 14:32", "the time is given twice"],
    ['reason:"disk', "the quote is not closed"],
    [`owner:${"x".repeat(257)}`, "the value has 257 characters; AWS allows 256"],
  ])("says what is wrong with %s", (text, detail) => {
    expect(
      issuesOf(text)
        .map((issue) => issue.detail)
        .join(),
    ).toContain(detail);
  });

  it("reports a window that ends before it begins at its end", () => {
    const text = "until 2026-11-23T13:00Z since 2026-11-23T13:00Z running";
    expect(issuesOf(text)).toMatchObject([{ word: "until 2026-11-23T13:00Z", at: 0, length: 23 }]);
  });

  it("refuses more than a link can carry", () => {
    const text = Array.from({ length: 51 }, (_, index) => `owner:user${index}`).join(" ");
    expect(issuesOf(text)).toMatchObject([{ at: 0, length: text.length }]);
    expect(issuesOf(text)[0]?.detail).toContain("51 values are too many");
  });

  it("reads a pasted command, with the list that it names", () => {
    const text =
      "# account prod\naws ssm describe-sessions --region eu-west-1 --state History --filters key=Status,value=Failed";
    expect(readFilterText(text, context)).toEqual({
      state: "history",
      change: { account: ["prod"], status: [is("Failed")], region: ["eu-west-1"] },
    });
  });

  it("names the issue of a pasted command", () => {
    const text = "aws ssm describe-sessions --state Active --region eu-west-9";
    expect(issuesOf(text)).toMatchObject([{ word: "eu-west-9", at: 50, length: 9 }]);
    expect(issuesOf("aws s3 ls")).toMatchObject([{ word: "s3", at: 4 }]);
  });

  it("gives a reading, or issues inside the text, for any text", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.constantFrom("owner:", "-", "last ", "at ", "since ", "7d ", '"', "\\", " ", "aws ", "--"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        for (const { word, at, length } of issuesOf(text)) {
          expect(text.slice(at, at + length)).toBe(word);
        }
      }),
      { numRuns: 500 },
    );
  });
});
