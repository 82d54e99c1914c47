import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";

const script = readFileSync("public/embed.js");

describe("the script that portals load", () => {
  it("is at most 3 kB, compressed", () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(3 * 1024);
  });

  it("is nobody else’s: it loads nothing and needs nothing that a strict policy refuses", () => {
    expect(String(script)).not.toMatch(
      /\bimport\b|\beval\b|Function\(|innerHTML|setAttribute\("style/,
    );
  });
});
