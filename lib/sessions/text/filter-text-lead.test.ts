import { describe, expect, it, vi } from "vitest";
import * as cleaning from "@/lib/sessions/cli/clean-paste";
import { is } from "@/lib/sessions/query/filter-value";
import { readFilterText } from "./filter-text";

const CONTEXT = {
  zone: "utc",
  now: Date.parse("2026-11-23T15:00:00Z"),
  known: { account: ["prod", "dev"], region: ["eu-west-1", "us-east-1"] },
};
const LIST = "aws ssm describe-sessions --state Active";

function reading(text: string) {
  return readFilterText(text, CONTEXT);
}

describe("filters before a pasted command", () => {
  it.each([
    ["owner:alice ", { owner: [is("alice")] }],
    ["owner:alice\u00a0$ ", { owner: [is("alice")] }],
    ["last 7d ", { range: "7d", after: null, before: null }],
    ["running\n", { time: "running" }],
    [
      'account:prod -reason:~"two words" ',
      { account: ["prod"], reason: [{ operator: "contains-not", value: "two words" }] },
    ],
  ])("apply with it: %j", (lead, change) => {
    const view = { ...reading(lead.replace("$", "")), state: "active" };
    expect(view).toMatchObject({ change });
    expect(reading(`${lead}${LIST}`)).toEqual(view);
    expect(reading(`${lead}${LIST} --filters key=Status,value=Failed`)).toEqual({
      state: "active",
      change: { ...change, status: [is("Failed")] },
    });
  });

  it.each([
    ["status:Faild ", LIST, "status:Faild", "Did you mean Failed?"],
    ["owner:alice ", `${LIST} --regoin x`, "--regoin", "Did you mean --region?"],
    [
      "owner:alice ",
      `${LIST} --filters key=Owner,value=bob`,
      "owner:alice",
      "both choose the owner.",
    ],
    [
      "last 7d ",
      `${LIST} --filters key=InvokedAfter,value=2026-11-23T14:00:00Z`,
      "last 7d",
      "both choose the time.",
    ],
  ])("are named if they cannot apply: %s%s", (lead, command, word, detail) => {
    const text = `${lead}${command}`;
    expect(reading(text)).toEqual({
      issues: [
        {
          word,
          at: text.indexOf(word),
          length: word.length,
          detail: expect.stringContaining(detail),
        },
      ],
    });
  });

  it.each([
    "node:/app$ ",
    "user@host:~$ ",
    "Owner: ",
    "at last: ",
    "USER=alice ",
    "REGION=eu-west-1; ",
    "time ",
  ])("are not the prompt %j", (prompt) => {
    expect(reading(`${prompt}${LIST}`)).toEqual({ state: "active", change: {} });
  });
});

describe("readFilterText", () => {
  it("cleans a pasted command once", () => {
    const clean = vi.spyOn(cleaning, "cleanPaste");
    reading(LIST);
    const count = clean.mock.calls.length;
    clean.mockRestore();
    expect(count).toBe(1);
  });
});
