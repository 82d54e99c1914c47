import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRandomSecret } from "./random-secret";

const base64 = (text: string) => Buffer.from(text).toString("base64");
const hex = randomBytes(32).toString("hex");

const GUESSABLE: Record<string, string> = {
  "one letter": "k".repeat(43),
  "a placeholder": "change-me-change-me-change-me-change-me",
  "a placeholder among random letters": `change${randomBytes(32).toString("base64url")}`,
  "a sentence": "the first key of the specs is long enough",
  "a sentence as base64": base64("the first key of the specs is long enough"),
  "words in one case": "correct-horse-battery-staple-correct-horse-battery",
  "31 random bytes": randomBytes(31).toString("base64"),
  "62 digits": hex.slice(2),
  "digits that count": "0123456789abcdef".repeat(4),
  "digits of a text": Buffer.from("the first key of the specs is long enough").toString("hex"),
};

const bytesFrom = (first: number) => Buffer.from(Array.from({ length: 32 }, (_, n) => first + n));

/** Texts that an operator might set instead of random bytes. */
const BAD: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  "an empty text": "",
  "a number": 5,
  "a list": [randomBytes(32).toString("base64")],
  "31 random bytes": randomBytes(31).toString("base64"),
  "spaces around it": ` ${randomBytes(32).toString("base64")}`,
  "a line break behind it": `${randomBytes(32).toString("base64")}\n`,
  "hexadecimal digits": randomBytes(32).toString("hex"),
  "hexadecimal digits in capitals": randomBytes(32).toString("hex").toUpperCase(),
  "hexadecimal digits as base64": base64(randomBytes(32).toString("hex")),
  "letters of one case": "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm",
  "one byte again and again": Buffer.alloc(64, 0xa7).toString("base64"),
  "two random bytes again and again": Buffer.alloc(64, randomBytes(2)).toString("base64"),
  "bytes that count": bytesFrom(0).toString("base64"),
  "a sentence as base64": base64("The quick brown fox jumps over the lazy dog, twice"),
  "a sentence with its line break as base64": base64("Sphinx of black quartz, judge my vow 7x!\n"),
  "a sentence of another language as base64": base64(
    "Zwölf Boxkämpfer jagen Viktor über den Deich",
  ),
  "base64 of base64": base64(randomBytes(32).toString("base64")),
};

describe("readRandomSecret", () => {
  it.each(Object.entries(GUESSABLE))("refuses %s, and does not quote it", (_, text) => {
    const reading = readRandomSecret(text, { isHexTaken: true });
    expect(reading).toMatchObject({ issue: expect.stringMatching(/32 random bytes/) });
    expect(JSON.stringify(reading)).not.toContain(text);
  });

  it("takes them as hexadecimal digits only where that is meant", () => {
    expect(readRandomSecret(hex, { isHexTaken: true })).toEqual({ bytes: Buffer.from(hex, "hex") });
    expect(readRandomSecret(hex.toUpperCase(), { isHexTaken: true })).toHaveProperty("bytes");
    expect(readRandomSecret(hex)).toHaveProperty("issue");
  });

  it("takes 32 and more random bytes in either alphabet of base64", () => {
    for (let round = 0; round < 200; round += 1) {
      const bytes = randomBytes(32 + (round % 33));
      for (const encoding of ["base64", "base64url"] as const) {
        const reading = readRandomSecret(bytes.toString(encoding));
        expect("bytes" in reading && reading.bytes.equals(bytes)).toBe(true);
      }
    }
  });

  it.each(Object.entries(BAD))("refuses %s, and does not quote it", (_, value) => {
    const reading = readRandomSecret(value);
    expect(reading).toMatchObject({ issue: expect.stringMatching(/32 random bytes/) });
    if (typeof value === "string" && value !== "") {
      expect(JSON.stringify(reading)).not.toContain(value);
    }
  });

  it("refuses whatever text somebody thought of, as it is or as base64", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        expect(readRandomSecret(base64(text))).toHaveProperty("issue");
        expect(readRandomSecret(base64(base64(text)))).toHaveProperty("issue");
      }),
    );
  });
});
