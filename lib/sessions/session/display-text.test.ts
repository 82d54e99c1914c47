import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayText } from "./display-text";

describe("displayText", () => {
  it.each([
    ["line\r\nbreak\ttab", "line break tab"],
    ["\u202egpj.exe", "gpj.exe"],
    ["zero\u200bwidth", "zero width"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["مرحبا INC-1", "مرحبا INC-1"],
    ["👩🏽\u200d💻 ok", "👩🏽\u200d💻 ok"],
    ["\u0000", ""],
    ["ad\ue000min", "ad min"],
  ])("shows %j as %j", (text, shown) => {
    expect(displayText(text)).toBe(shown);
  });

  it("never keeps a control or direction character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(displayText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
      }),
    );
  });
});
