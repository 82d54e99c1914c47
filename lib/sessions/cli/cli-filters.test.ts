import { afterEach, describe, expect, it, vi } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { readCliCommand } from "./cli-reading";

const LIST = "aws ssm describe-sessions --state Active --filters";
const JSON_FILTERS = '[{"key":"Owner","value":"alice"},{"key":"Status","value":"Failed"}]';
const VIEW = { state: "active", change: { owner: [is("alice")], status: [is("Failed")] } };
const escaped = (mark: string) => JSON_FILTERS.replaceAll('"', mark);

afterEach(() => {
  vi.restoreAllMocks();
});

describe("the filters of a pasted command", () => {
  it.each([
    `^"${escaped('\\"')}^"`,
    `\\^"${escaped('\\^"')}\\^"`,
    `@'\n${JSON_FILTERS}\n'@`,
    `'"${escaped('\\"')}"'`,
    `"'key=Owner,value=alice'" '"key=Status,value=Failed"'`,
    `'${JSON_FILTERS.slice(1, -1)}'`,
    `'${JSON_FILTERS.replaceAll("}", ",}").replace("]", ",]")}'`,
    `'[{key=Owner,value=alice},{key=Status,value=Failed}]'`,
    `[{key=Owner, value=alice}, {key=Status, value=Failed}]`,
    `'${JSON_FILTERS.replace("Failed", "Fai\n  led")}'`,
  ])("are read in quotes of any kind: %s", (filters) => {
    expect(readCliCommand(`${LIST} ${filters}`)).toEqual(VIEW);
  });

  it.each([
    ['"key=Owner,value=<owner>"', "<owner>"],
    ['\'[{"key":"Owner","value":"<your owner>"}]\'', "<your owner>"],
    ['"key=Owner,value=`whoami`"', "`whoami`"],
    ["'key=Owner,value=$(whoami)'", "$(whoami)"],
  ])("do not stand for others: %s", (filters, word) => {
    expect(readCliCommand(`${LIST} ${filters}`)).toMatchObject({
      issue: { word, detail: `“${word}” stands for a value. Write the value instead.` },
    });
  });

  it.each([
    "[{ ".repeat(20_000),
    `[{${"key: a, a: b, ".repeat(4000)}`,
    `[{"key": "Owner", ${"} ".repeat(20_000)}`,
    `'[{${"\\".repeat(50_000)}'`,
    `${"\\".repeat(50_000)}`,
  ])("are read with bounded work: %.20s…", (filters) => {
    const parse = vi.spyOn(JSON, "parse");
    readCliCommand(`${LIST} ${filters}`);
    const work = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
    expect(work).toBeLessThan(100 * 65_536);
  });
});
