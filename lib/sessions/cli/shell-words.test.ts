import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteShellWord } from "./cli-command";
import { shellParts } from "./shell-words";

function valuesOf(text: string): string[][] {
  const parts = shellParts(text).map(({ words }) => words.map(({ value }) => value));
  return parts.filter((words) => words.length > 0);
}

describe("shellParts", () => {
  it.each([
    ["a  b\tc", ["a", "b", "c"]],
    ["'a b' c", ["a b", "c"]],
    ["a'b'\"c\"d", ["abcd"]],
    ["'it'\\''s'", ["it's"]],
    ['"a \\"b\\" \\\\ \\$ \\n"', ['a "b" \\ $ \\n']],
    ["a\\ b \\'", ["a b", "'"]],
    ["'' b", ["", "b"]],
    ["'a\nb'", ["a\nb"]],
    ["a#b # c d", ["a#b"]],
    ["a \\\n  b", ["a", "b"]],
    ["a \\  \n  b", ["a", "b"]],
    ["a ^\n  b", ["a", "b"]],
    ["a `\n  b", ["a", "b"]],
    ["a \\\n> b", ["a", "b"]],
    ["a `\n>> b", ["a", "b"]],
    ["a \\\ncmdand quote> b", ["a", "b"]],
    ["a ^\nMore? b", ["a", "b"]],
    ["> a b", ["a", "b"]],
    ["a\\\nb", ["ab"]],
    ["a \\", ["a"]],
    ["a\\\\\n b", ["a", "b"]],
    ["a \\ --b", ["a", "--b"]],
    ["a\\ --b", ["a", "--b"]],
    ["a \\ b", ["a", "b"]],
    ["a ^ --b", ["a", "--b"]],
    ["a ` --b", ["a", "--b"]],
    ["a\\\n--b", ["a", "--b"]],
    ["a\\n  --b", ["a", "--b"]],
    ["a \\\\\\n\\t--b\\n", ["a", "--b"]],
    ["a C:\\\\new b", ["a", "C:\\new", "b"]],
    ["a ^", ["a"]],
    ['"a\\\nb"', ["ab"]],
    ["'`$x|;'", ["`$x|;"]],
    ["[*]~!{}=", ["[*]~!{}="]],
    ["$'a\\'b\\x41\\u00e9\\n\\101'", ["a'bAé\nA"]],
    ['$"a b"', ["a b"]],
    ["me@host:~$ a 100% !", ["me@host:~$", "a", "100%", "!"]],
  ])("splits %j", (text, words) => {
    expect(valuesOf(text)).toEqual([words]);
  });

  it("reads every line as a command, except comments and empty lines", () => {
    expect(valuesOf("# it's\n\na b\r\n  # c\nd".replace("\r", ""))).toEqual([["a", "b"], ["d"]]);
  });

  it("takes the first number sign of a line as root's prompt, if it is asked to", () => {
    const words = shellParts("# a # b\nhost # c", { isRoot: true }).map((part) => part.words);
    expect(words.map((each) => each.map(({ value }) => value))).toEqual([["a"], ["host", "c"]]);
  });

  it.each([
    ["a | b", "|"],
    ["a |& b", "|&"],
    ["a || b", "||"],
    ["a; b", ";"],
    ["a & b", "&"],
    ["a && b", "&&"],
    ["a > b", ">"],
    ["a 2>> b", "2>>"],
    ["a &> b", "&>"],
    ["a < b", "<"],
    ["a 2>&1 b", "2>&1"],
    ["a ( b", "("],
    ["a $( b", "$("],
    ["a ) b", ")"],
    ["a ` b", "`"],
    ["a \\\n> b.json", ">"],
  ])("separates the words of %j", (text, operator) => {
    const [first, second, ...others] = shellParts(text);
    expect(first?.words.map(({ value }) => value)).toEqual(["a"]);
    expect(second).toMatchObject({
      before: operator,
      words: [{ value: expect.stringMatching(/^b/) }],
    });
    expect(others.flatMap(({ words }) => words)).toEqual([]);
  });

  it.each([
    ["$b", "“$b” is a variable"],
    [`a$\{b}c`, `“$\{b}” is a variable`],
    ['"x $b"', "“$b” is a variable"],
    ['"x $(b)"', "“$(b)” is a variable"],
    ["a-$(b $(c) d)e", "“$(b $(c)” is a variable"],
    ["a-`b c`", "“`b c`” is a variable or a substitution"],
    ["<Active|History>", "“<Active|History>” stands for a value"],
    ["%b%", "“%b%” is a variable"],
    ["<your-region>", "“<your-region>” stands for a value"],
    ["'b c", "the quote is not closed"],
    ['x"b c', "the quote is not closed"],
    ["$'b c", "the quote is not closed"],
  ])("says what it cannot know of %s", (word, detail) => {
    const last = shellParts(`a ${word}`).at(-1)?.words.at(-1);
    expect(last).toMatchObject({ raw: word, at: 2, issue: expect.stringContaining(detail) });
  });

  it.each(['"\\$b"', "'$b'", "\\$b", "$", '"a$"', "a$"])("knows all of %s", (word) => {
    expect(shellParts(word).flatMap(({ words }) => words)).toMatchObject([{ issue: null }]);
  });

  it("puts each word where it stands, in any text", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              ..."$ ' \" ` \\ ^ % ! < > & | ; ( ) # \n 2>&1 <a> $' ${ $( a".split(" "),
            ),
            fc.constantFrom(" ", "\\\n", "^\n> "),
            fc.string({ unit: "binary", maxLength: 3 }),
          ),
        ),
        (pieces) => {
          const text = pieces.join("");
          let end = 0;
          for (const { raw, at } of shellParts(text).flatMap(({ words }) => words)) {
            expect(raw).not.toBe("");
            expect(at).toBeGreaterThanOrEqual(end);
            expect(text.slice(at, at + raw.length)).toBe(raw);
            end = at + raw.length;
          }
        },
      ),
      { numRuns: 1000 },
    );
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
