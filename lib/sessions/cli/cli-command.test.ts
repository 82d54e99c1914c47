import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import type { ListedState } from "@/lib/sessions/session/session";
import { anyFilters } from "@/lib/testing/worlds/any-filters";
import { cliCommands } from "./cli-command";

const now = Date.parse("2026-11-23T15:00:00Z");
const home = [{ account: "default", region: "eu-west-1" }];
const bob = "arn:aws:iam::644160558196:user/bob";

function commandsOf(
  filters: Partial<SessionFilters>,
  sources = home,
  state: ListedState = "history",
): string[] {
  const text = cliCommands({ state, filters: { ...NO_FILTERS, ...filters }, now, sources });
  return text.split("\n").slice(0, -1);
}

function notesOf(filters: Partial<SessionFilters>): string[] {
  return commandsOf(filters).filter((line) => line.startsWith("# note: "));
}

describe("cliCommands", () => {
  it("asks for everything when nothing is filtered", () => {
    expect(commandsOf({})).toEqual([
      "aws ssm describe-sessions --region eu-west-1 --state History --output json",
    ]);
  });

  it("hands over what AWS matches exactly, as JSON", () => {
    const range = "7d";
    expect(commandsOf({ owner: [is(bob)], status: [is("Failed")], range })).toEqual([
      `aws ssm describe-sessions --region eu-west-1 --state History --filters '[{"key":"Owner","value":"${bob}"},{"key":"Status","value":"Failed"},{"key":"InvokedAfter","value":"2026-11-16T15:00:00Z"}]' --output json`,
    ]);
  });

  it("leaves the rest to a query", () => {
    expect(commandsOf({ reason: [is("it's")] })).toEqual([
      "aws ssm describe-sessions --region eu-west-1 --state History --query 'Sessions[?(Reason == `\"it\\u0027s\"`)]' --output json",
    ]);
  });

  it("writes a command for each list and each alternative", () => {
    const lines = commandsOf({ target: [is("i-0f3a9c1e"), is("i-1f3a9c1e")] }, home, "all");
    expect(lines.map((line) => /--state (\w+).*"value":"([^"]*)"/.exec(line)?.slice(1))).toEqual([
      ["Active", "i-0f3a9c1e"],
      ["Active", "i-1f3a9c1e"],
      ["History", "i-0f3a9c1e"],
      ["History", "i-1f3a9c1e"],
    ]);
  });

  it("names the account of the credentials, account by account", () => {
    const sources = [
      { account: "prod", region: "eu-west-1" },
      { account: "default", region: "eu-west-1" },
      { account: "prod", region: "us-east-1" },
    ];
    expect(commandsOf({}, sources)).toEqual([
      "# account prod",
      "# use credentials of account prod, for example --profile prod",
      "aws ssm describe-sessions --region eu-west-1 --state History --output json",
      "aws ssm describe-sessions --region us-east-1 --state History --output json",
      "# account default",
      "# use credentials of account default, for example --profile default",
      "aws ssm describe-sessions --region eu-west-1 --state History --output json",
    ]);
    expect(commandsOf({}, sources.slice(0, 1))[0]).toBe("# account prod");
  });

  it("asks only the sources of the view", () => {
    const sources = [...home, { account: "prod", region: "us-east-1" }];
    expect(commandsOf({ region: ["eu-west-1"] }, sources)).toHaveLength(1);
    expect(commandsOf({ account: ["none"] }, sources)).toEqual([]);
  });

  it.each<[string, Partial<SessionFilters>, string[]]>([
    ["exact filters", { target: [is("i-0f3a9c1e")], owner: [is(bob)] }, []],
    ["kinds", { kind: [{ operator: "contains", value: "SSH" }] }, []],
    ["numbers", { reason: [{ operator: "contains", value: "4821" }] }, []],
    ["a person", { owner: [is("bob")] }, ["sessions that differ in it are missing"]],
    [
      "a part",
      { reason: [{ operator: "contains", value: "inc" }] },
      ["sessions that differ in it are missing"],
    ],
    [
      "a person ruled out",
      { owner: [{ operator: "is-not", value: "bob" }] },
      ["sessions that differ in it are not left out"],
    ],
    ["fractions of a second", { after: "2026-11-23T14:00:00.5Z" }, ["whole seconds"]],
    ["whole seconds", { after: "2026-11-23T14:00:00Z" }, []],
    [
      "running",
      { after: "2026-11-23T14:00:00.5Z", time: "running" },
      ["running cannot be expressed, so this also shows sessions that ended before the window"],
    ],
    ["running until", { before: "2026-11-23T14:00:00Z", time: "running" }, []],
  ])("notes how the answer differs for %s", (_, filters, notes) => {
    expect(notesOf(filters)).toEqual(notes.map((note) => expect.stringContaining(note)));
  });

  it("is safe to paste with any filters", () => {
    const sources = [...home, { account: "prod", region: "us-east-1" }];
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const all = { ...filters, account: [], region: [] };
        for (const line of cliCommands({ state: "all", filters: all, now, sources }).split("\n")) {
          expect(line).toMatch(/^(?:|# [\w :,.-]+|aws(?: [\w-]+| '[ -&(-~]*')+)$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
