import { describe, expect, it } from "vitest";
import { VARIABLES } from "./variables";

const TEXTS = [
  "hunter2",
  "[hunter2",
  '"hunter2"',
  '{"x":"hunter2"}',
  '[{"id":"hunter2 x","alg":"HS256","secret":"hunter2"}]',
  "ftp://bob:hunter2@x.example",
];

describe.each(Object.entries(VARIABLES))("%s", (_, { schema, meaning }) => {
  it("does not repeat a text that it refuses", () => {
    const issues = TEXTS.flatMap((text) => schema.safeParse(text).error?.issues ?? []);
    expect(issues.filter(({ message }) => message.includes("hunter2"))).toEqual([]);
  });

  it("has issues that are sentences, and documentation for one cell of a table", () => {
    const issues = [undefined, ...TEXTS].flatMap(
      (text) => schema.safeParse(text).error?.issues ?? [],
    );
    expect(issues.filter(({ message }) => !message.endsWith("."))).toEqual([]);
    expect(meaning).toMatch(/^[^|\n]+[^.|\n]$/);
  });
});
