import { randomBytes } from "node:crypto";
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

describe("readRandomSecret", () => {
  it.each(Object.entries(GUESSABLE))("refuses %s, and does not quote it", (_, text) => {
    const reading = readRandomSecret(text, { isHexTaken: true });
    expect(reading).toMatchObject({ issue: expect.stringMatching(/32 random bytes/) });
    expect(JSON.stringify(reading)).not.toContain(text);
  });

  it("takes 32 random bytes in both alphabets of base64", () => {
    const bytes = randomBytes(32);
    for (const text of [bytes.toString("base64"), bytes.toString("base64url")]) {
      expect(readRandomSecret(text)).toEqual({ bytes });
    }
  });

  it("takes them as hexadecimal digits only where that is meant", () => {
    expect(readRandomSecret(hex, { isHexTaken: true })).toEqual({ bytes: Buffer.from(hex, "hex") });
    expect(readRandomSecret(hex.toUpperCase(), { isHexTaken: true })).toHaveProperty("bytes");
    expect(readRandomSecret(hex)).toHaveProperty("issue");
  });
});
