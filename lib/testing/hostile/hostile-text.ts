import "server-only";
import fc from "fast-check";

/** Texts with a meaning for parsers of texts, URLs, paths, headers, markup and JSON. */
const SIGNS = [
  ..."\"'`\\/ \t\r\n\0\u007f~!-:=#$&|;,.()[]{}<>*?%+@^_",
  ...["%00", "%2e%2e", "%2F", "%5C", "%E0%A4", "%ED%A0%80", "%u0041", "%%", "&amp;", "://"],
  // Characters that are written right to left, combine, are invisible, change their length with their case, or look
  // alike.
  ...["\u202e", "\u2066", "\u0301", "\u200b", "\ufeff", "\u2028", "İ", "ß", "ﬃ", "ſ", "／", "。"],
  ...["é", "e\u0301", "😀", "👩‍👩‍👧", "\u{10ffff}", "\ufffe"],
];

/** Words with a meaning in some format. */
const WORDS = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "length"],
  ...["null", "undefined", "true", "NaN", "Infinity", "-0", "1e999", "0x10", "9".repeat(30)],
  ...["javascript:alert(1)", "//evil.test", "<script>", "../../etc/passwd", "$(id)", "' OR 1=1"],
  ...[
    "owner",
    "status",
    "Failed",
    "shell",
    "alice.chen",
    "i-0f3a9c1e",
    "2026-11-23T14:32:00Z",
    "7d",
  ],
];

/** Half of a character, as in a text that was cut. */
const halves = fc
  .array(fc.integer({ min: 0xd7f0, max: 0xe00f }), { minLength: 1, maxLength: 4 })
  .map((units) => String.fromCharCode(...units));

const pieces = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...SIGNS) },
      { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
      { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
      { weight: 1, arbitrary: halves },
    ),
    { maxLength: 8 },
  )
  .map((all) => all.join(""));

const long = fc
  .tuple(fc.constantFrom(...SIGNS, ...WORDS), fc.integer({ min: 90, max: 5000 }))
  .map(([text, length]) => text.repeat(length).slice(0, length));

/** Any text, mostly a crafted one. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: pieces },
  { weight: 3, arbitrary: fc.constantFrom(...WORDS, ...SIGNS, "") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  { weight: 1, arbitrary: long },
);
