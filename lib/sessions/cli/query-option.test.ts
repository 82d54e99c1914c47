import { describe, expect, it } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { readCliCommand } from "./cli-reading";
import { readQueryOption } from "./query-option";

const failed = { status: [is("Failed")] };
const contains = (value: string) => ({ operator: "contains" as const, value });
const excluded = (value: string) => ({ operator: "is-not" as const, value });

describe("readQueryOption", () => {
  it.each([
    ["Sessions[?Status=='Failed']", failed],
    ["[?Status=='Failed']", failed],
    ["Sessions[] | [?Status=='Failed']", failed],
    ["Sessions[?Status==`Failed`]", failed],
    ['Sessions[?Status==`"Failed"`]', failed],
    ['Sessions[?Status=="Failed"]', failed],
    ["Sessions[?'Failed' == Status].SessionId", failed],
    ["length(Sessions[?((Status=='Failed'))])", failed],
    ["sort_by(Sessions[?Status=='Failed'], &StartDate)[].[SessionId,Owner]", failed],
    ["Sessions[?Status!='Failed']", { status: [excluded("Failed")] }],
    ["Sessions[?!(Status=='Failed')]", { status: [excluded("Failed")] }],
    ["Sessions[?contains(Reason, '42')]", { reason: [contains("42")] }],
    [
      "Sessions[?Target=='i-0' && !contains(DocumentName,'1]') && Status!='Failed' && Status!='Connected']",
      {
        target: [is("i-0")],
        document: [{ operator: "contains-not", value: "1]" }],
        status: [excluded("Failed"), excluded("Connected")],
      },
    ],
    [
      "Sessions[?(Target=='i-0' || Target=='i-1') && Status=='Failed']",
      { target: [is("i-0"), is("i-1")], ...failed },
    ],
    [
      "Sessions[?!(Target=='i-0' || Target=='i-1')]",
      { target: [excluded("i-0"), excluded("i-1")] },
    ],
  ])("reads %s", (query, filters) => {
    expect(readQueryOption(query)).toEqual({ filters, note: null });
  });

  it("says that contains ignores case", () => {
    expect(readQueryOption("Sessions[?contains(Owner,'alice')]")).toEqual({
      filters: { owner: [contains("alice")] },
      note: "Unlike in --query, contains ignores case here.",
    });
  });

  it.each([
    "Sessions[?StartDate>'2026-11-23']",
    "Sessions[?Status=='Failed' || Target=='i-0']",
    "Sessions[?Status=='Failed' && Status=='Connected']",
    "Sessions[?Status=='Failed' || Status!='Connected']",
    "Sessions[?!(Status=='Failed' && Target=='i-0')]",
    "Sessions[?Status=='Failed'] | [0]",
    "Sessions[?Status=='Failed'] || Sessions",
    "Sessions[?Status=='Failed'][?Target=='i-0']",
    "Sessions[?Status=='Failed'",
    "Sessions[?Status=='Failed' Target]",
    "Sessions[?Status==`1`]",
    "Sessions[?Status==Target]",
    "Sessions[?State=='Active']",
    "Sessions[?ends_with(Owner,'a')]",
    `Sessions[?${"(".repeat(4000)}`,
    `Sessions[?${"!".repeat(4000)}`,
    `[${":".repeat(60_000)}`,
  ])("refuses %.60s", (query) => {
    expect(readQueryOption(query)).toEqual({
      issue: expect.stringContaining("this --query cannot be read."),
    });
  });

  it("names a value that the field does not have", () => {
    expect(readQueryOption("Sessions[?Status=='Faild']")).toEqual({
      issue: expect.stringContaining("Status: “Faild” is not one of"),
    });
  });

  it("is part of a command", () => {
    const list = "aws ssm describe-sessions --state Active";
    const view = { state: "active", change: failed };
    expect(readCliCommand(`${list} --query "Sessions[?Status==\`Failed\`].Owner"`)).toEqual(view);
    expect(readCliCommand(`${list} --query "Sessions[?Status=='Failed']"`)).toEqual(view);
  });
});
