import { describe, expect, it } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { readCliCommand } from "./cli-reading";

const LIST = "aws ssm describe-sessions --state Active";

function issueOf(text: string): string {
  const reading = readCliCommand(text);
  return "issue" in reading ? `${reading.issue.word} | ${reading.issue.detail}` : "";
}

describe("the options of a pasted command", () => {
  it.each(["-region eu-west-1", "--region eu-west-1", "-r eu-west-1"])(
    "end --filters at %s",
    (option) => {
      expect(readCliCommand(`${LIST} --filters key=Owner,value=alice ${option}`)).toEqual({
        state: "active",
        region: ["eu-west-1"],
        change: { owner: [is("alice")] },
      });
    },
  );

  it.each([
    ["--f key=Owner,value=alice --q Sessions[].Owner -o table", ""],
    ["--s x", "--s | “--s” may be --state or --starting-token"],
    ["--filters key=Owner,value=alice -regoin x", "-regoin | “-regoin” is no option"],
    ["--filters key=Owner,value=alice stray", "stray | “stray” does not belong to an option"],
    ["--filters alice", "alice | the shorthand is key=…,value=…"],
  ])("may be shortened, but not guessed: %s", (options, issue) => {
    expect(issueOf(`${LIST} ${options}`)).toContain(issue);
    expect(issueOf(`${LIST} ${options}`) === "").toBe(issue === "");
  });

  const input = '{"State":"History","Filters":[{"key":"Owner","value":"alice"}]}';
  const view = { state: "history", change: { owner: [is("alice")] } };
  it.each([
    `--cli-input-json '${input}'`,
    `--cli-input-json="${input.replaceAll('"', '\\"')}"`,
    `--cli-input-json '${input.replace("State", "state").replace("}]", '}],"MaxResults":5')}'`,
    `--state History --cli-input-json '${input.replace("History", "Active")}'`,
  ])("stand in JSON: %s", (options) => {
    expect(readCliCommand(`aws ssm describe-sessions ${options}`)).toEqual(view);
  });

  it.each([
    ["file://a.json", "file://a.json | “file://a.json” is a file on your machine."],
    ["'{}'", "--state is missing"],
    ['\'{"State":"Histroy"}\'', "Did you mean History?"],
    ["'{\"State\":1}'", "this JSON cannot be read"],
    ["'[]'", "this JSON cannot be read"],
    ["'{\"Filter\":[]}'", "“Filter” is no member that can be read"],
    [
      `'{"State":"Active","Filters":[{"key":"Ownr","value":"x"}]}'`,
      "“Ownr” is not a filter of describe-sessions. Did you mean Owner?",
    ],
  ])("in JSON are read like others: %s", (json, issue) => {
    expect(issueOf(`aws ssm describe-sessions --cli-input-json ${json}`)).toContain(issue);
  });
});
