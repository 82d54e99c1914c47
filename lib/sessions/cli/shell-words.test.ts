import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteShellWord } from "./cli-command";
import { shellCommands } from "./shell-words";

function valuesOf(text: string) {
  const reading = shellCommands(text);
  if ("issue" in reading) return reading.issue;
  return reading.commands.map((words) => words.map(({ value }) => value));
}

describe("shellCommands", () => {
  it.each([
    ["a  b\tc", ["a", "b", "c"]],
    ["'a b' c", ["a b", "c"]],
    ["a'b'\"c\"d", ["abcd"]],
    ["'it'\\''s'", ["it's"]],
    ['"a \\"b\\" \\\\ \\$ \\` \\n"', ['a "b" \\ $ ` \\n']],
    ["a\\ b \\'", ["a b", "'"]],
    ["'' b", ["", "b"]],
    ["'a\nb'", ["a\nb"]],
    ["a#b # c d", ["a#b"]],
    ["a \\\n  b", ["a", "b"]],
    ["a \\\r\n  b", ["a", "b"]],
    ["a\\\nb", ["ab"]],
    ["a \\", ["a"]],
    ['"a\\\nb"', ["ab"]],
    ["'`$x|;'", ["`$x|;"]],
    ["[*]~!{}=", ["[*]~!{}="]],
  ])("splits %j", (text, words) => {
    expect(valuesOf(text)).toEqual([words]);
  });

  it("reads every line as a command, except comments and empty lines", () => {
    expect(valuesOf("# it's\n\na b\r\n  # c\nd")).toEqual([["a", "b"], ["d"]]);
  });

  it("ends a line at a carriage return without a line feed", () => {
    expect(valuesOf('aws \r "b"\rc \\\r d # e\rf')).toEqual([["aws"], ["b"], ["c", "d"], ["f"]]);
  });

  it.each([
    ["a $b", "$", 2, "a variable"],
    ['a "x $b"', "$", 5, "a variable"],
    ["a `b`", "`", 2, "a substitution"],
    ['a "`b`"', "`", 3, "a substitution"],
    ["a | b", "|", 2, "a pipe"],
    ["a; b", ";", 1, "several commands"],
    ["a && b", "&", 2, "several commands"],
    ["a > b", ">", 2, "a redirection"],
    ["a (b)", "(", 2, "a subshell"],
    ["a 'b c", "'b c", 2, "not closed"],
    ['a "b c', '"b c', 2, "not closed"],
  ])("refuses %s", (text, word, at, detail) => {
    expect(valuesOf(text)).toEqual({
      word,
      at,
      length: word.length,
      detail: expect.stringContaining(detail),
    });
  });
});

describe("quoteShellWord", () => {
  it.each([
    ["eu-west-1", "eu-west-1"],
    ["--region", "--region"],
    ["", "''"],
    ["~", "'~'"],
    ["it's", "'it'\\''s'"],
    ["a\nb", "'a\nb'"],
  ])("writes %j", (text, word) => {
    expect(quoteShellWord(text)).toBe(word);
  });

  it("writes any text as one word", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1 }), (texts) => {
        expect(valuesOf(texts.map(quoteShellWord).join(" "))).toEqual([texts]);
      }),
      { numRuns: 500 },
    );
  });
});
