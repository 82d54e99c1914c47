import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterTextWords } from "./filter-text-words";

describe("filterTextWords", () => {
  it.each([
    ["owner:alice", "owner", "is", "alice"],
    ["owner=alice", "owner", "is", "alice"],
    ["-owner:alice", "owner", "is-not", "alice"],
    ["owner:~ali", "owner", "contains", "ali"],
    ["-owner:~ali", "owner", "contains-not", "ali"],
    ["owner:!alice", "owner", "is-not", "alice"],
    ["owner:!~ali", "owner", "contains-not", "ali"],
    ['reason:"two words"', "reason", "is", "two words"],
    ['-reason:~"two words"', "reason", "contains-not", "two words"],
    ['reason:"a \\"b\\" \\\\ c\\d"', "reason", "is", 'a "b" \\ c\\d'],
    ["reason:\\~x", "reason", "is", "~x"],
    ["reason:~\\\\x", "reason", "contains", "\\x"],
    ['reason:\\"x', "reason", "is", '"x'],
    ["reason:\\ x", "reason", "is", " x"],
    ["reason:a\\b", "reason", "is", "a\\b"],
    ['reason:a"b', "reason", "is", 'a"b'],
    ["reason:a,b", "reason", "is", "a,b"],
    ["owner:arn:aws:iam::1:user/bob", "owner", "is", "arn:aws:iam::1:user/bob"],
    ["alice", null, "is", "alice"],
    ["14:32", null, "is", "14:32"],
    ['"two words"', null, "is", "two words"],
  ])("reads %s", (raw, name, operator, value) => {
    expect(filterTextWords(raw)).toEqual([{ raw, at: 0, name, operator, value, issue: null }]);
  });

  it("gives the positions of words in UTF-16 code units", () => {
    const words = filterTextWords('  reason:😀\towner:"a b"\u00a0x ');
    expect(words.map(({ raw, at }) => [raw, at])).toEqual([
      ["reason:😀", 2],
      ['owner:"a b"', 12],
      ["x", 24],
    ]);
  });

  it.each([
    ['reason:"two words', "the quote is not closed"],
    ['reason:"two"words', "the closing quote is followed by more text"],
    ["-owner:!alice", "negated twice"],
  ])("says what is wrong with %s", (text, issue) => {
    const [word] = filterTextWords(text);
    expect(word?.raw).toBe(text);
    expect(word?.issue).toContain(issue);
  });

  it("omits only white space", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a:-~!"\\ \n=') }), (text) => {
        const rest = filterTextWords(text).reduceRight(
          (left, { raw, at }) => left.slice(0, at) + left.slice(at + raw.length),
          text,
        );
        expect(rest.trim()).toBe("");
      }),
      { numRuns: 500 },
    );
  });
});
