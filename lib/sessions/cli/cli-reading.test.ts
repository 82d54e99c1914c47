import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FILTER_KEYS } from "@/lib/sessions/query/fields";
import { is } from "@/lib/sessions/query/filter-value";
import { LISTED_STATES } from "@/lib/sessions/session/session";
import { printInstant } from "@/lib/sessions/time/instant";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { anyFilters } from "@/lib/testing/worlds/any-filters";
import { cliCommands } from "./cli-command";
import { readCliCommand } from "./cli-reading";

const now = Date.parse("2026-11-23T15:00:00Z");
const QUERY = 'Sessions[?(Owner == `"arn:aws:iam::1:root"`)]';
const bob = "arn:aws:iam::644160558196:user/bob";

function issueOf(text: string): string {
  const reading = readCliCommand(text);
  return "issue" in reading ? `${reading.issue.word} | ${reading.issue.detail}` : "";
}

describe("readCliCommand", () => {
  it("reads a command that a person wrote", () => {
    const text = [
      "# who was it?",
      "aws --profile prod ssm describe-sessions \\",
      "  --filters key=Owner,value=arn:aws:iam::644160558196:user/bob \\",
      "    'value=Failed,key=Status' key=InvokedAfter,value=2026-11-23T14:00:00+01:00 \\",
      "  --region=eu-west-1 --state History --max-items 50 --no-paginate --output table",
    ].join("\n");
    expect(readCliCommand(text)).toEqual({
      state: "history",
      region: ["eu-west-1"],
      change: {
        owner: [is(bob)],
        status: [is("Failed")],
        after: "2026-11-23T13:00:00Z",
        before: null,
        range: null,
      },
    });
  });

  it("reads filters as JSON, several or one", () => {
    const command = "aws ssm describe-sessions --state Active --filters";
    expect(readCliCommand(`${command} '[{"key":"Target","value":"i-0f3a9c1e"}]'`)).toEqual({
      state: "active",
      change: { target: [is("i-0f3a9c1e")] },
    });
    expect(readCliCommand(`${command} '{"value":"JustInTime","key":"AccessType"}'`)).toEqual({
      state: "active",
      change: { accessType: [is("JustInTime")] },
    });
  });

  it("reads shorthand values with commas in quotes", () => {
    const text = `aws ssm describe-sessions --state Active --filters 'key=SessionId,value="a,b-0c"'`;
    expect(readCliCommand(text)).toMatchObject({ change: { sessionId: [is("a,b-0c")] } });
  });

  it("unites commands that differ in region, state and one filter", () => {
    const command = (state: string, region: string, node: string) =>
      `aws ssm describe-sessions --state ${state} --region ${region} --filters key=Target,value=${node}`;
    const text = [
      command("Active", "us-east-1", "i-0f3a9c1e"),
      command("History", "eu-west-1", "i-1f3a9c1e"),
      command("History", "eu-west-1", "i-0f3a9c1e"),
    ].join("\r\n");
    expect(readCliCommand(text)).toEqual({
      state: "all",
      region: ["eu-west-1", "us-east-1"],
      change: { target: [is("i-0f3a9c1e"), is("i-1f3a9c1e")] },
    });
  });

  it("names no region if one of the commands has none", () => {
    const text =
      "aws ssm describe-sessions --state Active\naws ssm describe-sessions --state Active --region eu-west-1";
    expect(readCliCommand(text)).toEqual({ state: "active", change: {} });
  });

  const list = "aws ssm describe-sessions --state Active";
  it.each([
    ["another command", "aws ec2 describe-instances", "ec2 | only aws ssm"],
    ["half a command", "aws ssm", "aws | only aws ssm"],
    ["no state", "aws ssm describe-sessions", "aws | --state is missing"],
    ["a mistyped state", "aws ssm describe-sessions --state Histroy", "Did you mean History?"],
    ["a file", `${list} --filters file://f.json`, "is a file on your machine"],
    [
      "a foreign query",
      `${list} --query 'Sessions[?StartDate>\`x\`]'`,
      "Sessions[?StartDate>`x`]' | this --query cannot be read",
    ],
    [
      "a field chosen twice",
      `${list} --filters key=Owner,value=${bob} --query '${QUERY}'`,
      "choose values of the same field",
    ],
    ["a mistyped option", `${list} --filtesr key=Owner,value=x`, "Did you mean --filters?"],
    [
      "the beginning of two options",
      "aws ssm describe-sessions --sta Active",
      "“--sta” may be --state or --starting-token",
    ],
    ["an unknown option", `${list} --cli-input-yaml '{}'`, "“--cli-input-yaml” cannot be read"],
    ["an option without its value", `${list} --region --output json`, "--region needs a value"],
    ["an unknown filter", `${list} --filters key=Ownr,value=x`, "Did you mean Owner?"],
    ["a bad value", `${list} --filters key=Status,value=Faild`, "Status: “Faild” is not one of"],
    ["a bad time", `${list} --filters key=InvokedAfter,value=2026-11-23`, "not an instant"],
    ["an unquoted comma", `${list} --filters key=Owner,value=a,b`, "a comma in it needs quotes"],
    ["a filter given twice", `${list} --filters key=Owner,value=a key=Owner,value=b`, "twice"],
    ["a member too many", `${list} --filters key=Owner,value=a,x=b`, "key=… and value=… only"],
    [
      "half a filter",
      `${list} --filters [{"key":"Owner"}]`,
      "each filter needs one text as its key",
    ],
    ["other JSON", `${list} --filters '[{"key" "Owner"}]'`, "cannot be read as JSON"],
    ["an address", `${list} --filters https://x/f.json`, "“https://x/f.json” is an address"],
    ["a variable", `${list} --region $R`, "$R | “$R” is a variable"],
    ["a placeholder", `${list} --region <region>`, "<region> | “<region>” stands for a value"],
    ["an open quote", `${list} --filters 'key=Owner`, "'key=Owner | the quote is not closed"],
    ["no command", "# nothing", "# nothing | only aws ssm"],
    ["a command of PowerShell", "Get-SSMSession -State Active", "only aws ssm"],
    [
      "different commands",
      `${list} --filters key=Owner,value=${bob}\n${list} --filters key=Status,value=Failed`,
      "commands are one view only if",
    ],
    [
      "a window that ends before it begins",
      `${list} --filters key=InvokedAfter,value=2026-11-23T15:00:00Z key=InvokedBefore,value=2026-11-23T14:00:00Z`,
      "no session can match, because InvokedBefore is not later",
    ],
  ])("says what is wrong with %s", (_, text, issue) => {
    expect(issueOf(text)).toContain(issue);
  });

  it("gives the position of the word that cannot be read", () => {
    const text = `${list} --regoin eu-west-1`;
    const reading = readCliCommand(text);
    expect(reading).toMatchObject({
      issue: { word: "--regoin", at: text.indexOf("--r"), length: 8 },
    });
  });

  it("reads our own commands back as the same filters, in whole seconds", () => {
    fc.assert(
      fc.property(anyFilters, fc.constantFrom(...LISTED_STATES), (filters, state) => {
        const regions = filters.region.length > 0 ? filters.region : ["eu-west-1"];
        const accounts = filters.account.length > 0 ? filters.account : ["default"];
        const sources = accounts.flatMap((account) =>
          regions.map((region) => ({ account, region })),
        );
        const reading = readCliCommand(cliCommands({ state, filters, now, sources }));
        const window = timeWindow(filters, now);
        const after = window.time === "running" ? null : window.after;
        const instants = {
          after: after && inSeconds(after, Math.floor),
          before: window.before && inSeconds(window.before, Math.ceil),
          range: null,
        };
        const keys = FILTER_KEYS.filter((key) => filters[key].length > 0);
        expect(reading).toEqual({
          state,
          region: regions,
          change: {
            ...Object.fromEntries(keys.map((key) => [key, filters[key]])),
            ...(instants.after === null && instants.before === null ? {} : instants),
          },
        });
      }),
      { numRuns: 500 },
    );
  });
});

function inSeconds(instant: string, round: (seconds: number) => number): string {
  return printInstant(round(Date.parse(instant) / 1000) * 1000);
}
