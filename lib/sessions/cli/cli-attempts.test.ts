import { describe, expect, it } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { readCliCommand } from "./cli-reading";

const LIST = "aws ssm describe-sessions --state Active";
const OWNED = `${LIST} --filters key=Owner,value=alice`;
const OWNER = "arn:aws:iam::644160558196:user/a";

describe("a pasted command", () => {
  it.each([
    (text: string) => `{{${text}}}`,
    (text: string) => `**${text}**`,
    (text: string) => `_${text}_`,
    (text: string) => `**_${text}_**`,
    (text: string) => `[${text}](https://example.com/a)`,
    (text: string) => `"${text}",`,
    (text: string) => `- "${text}"`,
    (text: string) => `["${text}"]`,
    (text: string) => `{"command":"${text}"}`,
    (text: string) => `[{"name": "list", "run": "${text}", }]`,
    (text: string) => `["bash", "-c", "${text}"]`,
  ])("is read in a frame: %s", (frame) => {
    expect(readCliCommand(frame(OWNED))).toEqual({
      state: "active",
      change: { owner: [is("alice")] },
    });
  });

  it.each([
    `${LIST}.`,
    `${LIST}:`,
    `(see {{${LIST}}}).`,
    `{"command":"${LIST}"}`,
    `${LIST} --output json,`,
    `${LIST} --filters '[]'.`.replace("[]", '[{"key":"Owner","value":"alice"}]'),
  ])("is read before the end of a sentence: %s", (text) => {
    expect(readCliCommand(text)).toMatchObject({ state: "active" });
  });

  it.each(["`id`", "$(id -u)", "%USERNAME%"])("keeps the end of %s", (end) => {
    expect(readCliCommand(`${OWNED}-${end}`)).toHaveProperty("issue");
  });

  it.each([
    `["aws", "ssm", "describe-sessions", "--state", "Active", "--filters", "key=Owner,value=alice"]`,
    `['aws', 'ssm', 'describe-sessions',\n '--state', 'Active',\n '--filters', '[{"key":"Owner","value":"alice"}]',]`,
  ])("is read as the list of a program: %s", (text) => {
    const view = { state: "active", change: { owner: [is("alice")] } };
    expect(readCliCommand(text)).toEqual(view);
    expect(readCliCommand(`run(${text}, check=True)`)).toMatchObject(view);
  });

  it.each([
    [LIST.replace("describe-", "describe-\n"), {}],
    [LIST.replace("describe-", "des\ncribe-"), {}],
    [
      `${LIST} --filters key=Owner,value=arn:aws:iam::64416\n0558196:user/a`,
      { owner: [is(OWNER)] },
    ],
    [
      `${LIST} --filters key=Owner,value=arn:aws:iam::\n644160\n558196:user/a`,
      { owner: [is(OWNER)] },
    ],
    [
      `${LIST} --filters key=Target,value=i-0123456789a\nbcdef0 --output json`,
      { target: [is("i-0123456789abcdef0")] },
    ],
    [
      `${LIST} --filters key=SessionId,value=alice-0123456789a\nbcdef0`,
      { sessionId: [is("alice-0123456789abcdef0")] },
    ],
  ])("is read if its lines were broken: %j", (text, change) => {
    expect(readCliCommand(text)).toEqual({ state: "active", change });
  });

  it("is not joined with the next command or its answer", () => {
    expect(readCliCommand(`${LIST}\n${LIST.replace("Active", "History")}`)).toEqual({
      state: "all",
      change: {},
    });
    expect(readCliCommand(`${LIST} --region eu-west-1\nalice-0123456789abcdef0`)).toEqual({
      state: "active",
      region: ["eu-west-1"],
      change: {},
      note: "Only the AWS command was read, without “alice-0123456789abcdef0”.",
    });
  });

  it("never applies a part of an ARN that goes on in the next line", () => {
    const text = `${LIST} --filters key=Owner,value=arn:aws:iam::64416\n0558`;
    expect(readCliCommand(text)).toMatchObject({
      issue: { detail: "the ARN is cut off at the end of the line. Write it in one line." },
    });
  });
});
