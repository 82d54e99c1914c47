import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FIELDS, FILTER_KEYS } from "./fields";

/** The cells of the first table of a document whose first column is `key`, without its head. */
function rowsOf(file: string): string[][] {
  const [, table = ""] =
    /^\| key .*\n\|[- |]+\n((?:\|.*\n)*)/m.exec(readFileSync(file, "utf8")) ?? [];
  const lines = table.split("\n").filter((line) => line !== "");
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const docs = rowsOf("docs/filters.md");
/** The rows of the README whose keys take the operators: the fields. */
const readme = rowsOf("README.md").filter(([, operators]) => operators === "yes");
const code = (texts: readonly string[]) => texts.map((text) => `\`${text}\``).join(" ");

it("docs/filters.md and the README have the keys in their order", () => {
  const keys = FILTER_KEYS.map((key) => code([key]));
  expect(docs.map(([key]) => key)).toEqual(keys);
  expect(readme.map(([key]) => key)).toEqual(keys);
});

describe.each(FILTER_KEYS)("the key %s", (key) => {
  const { label, aliases, maxLength, oneOf, absent, aws } = FIELDS[key];
  const rowOf = (rows: string[][]) => rows.find(([cell]) => cell === code([key]));

  it("has the row of docs/filters.md that the table of fields says", () => {
    expect(rowOf(docs)).toEqual([
      code([key]),
      label,
      code(aliases),
      oneOf === null ? `up to ${maxLength} characters` : code(oneOf),
      code(absent ? [absent] : []),
      code(aws ? [aws.filter] : []),
    ]);
  });

  it("has a row of the README, with its values and whether AWS applies it", () => {
    const [, , values, applied] = rowOf(readme) ?? [];
    expect(values).toMatch(/./);
    for (const value of oneOf ?? []) expect(values).toContain(code([value]));
    expect(applied).toMatch(aws === null ? /^no$/ : /^_is_/);
  });
});
