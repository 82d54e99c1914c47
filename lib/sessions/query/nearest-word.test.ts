import { describe, expect, it } from "vitest";
import { editDistance, nearestWord } from "./nearest-word";

describe("editDistance", () => {
  it.each([
    ["owner", "owner", 0],
    ["onwer", "owner", 1],
    ["ownr", "owner", 1],
    ["owneer", "owner", 1],
    ["awner", "owner", 1],
    ["stauts", "status", 1],
    ["kidn", "kind", 1],
    ["", "at", 2],
  ])("of %s and %s", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});

describe("nearestWord", () => {
  const words = ["owner", "target", "status", "at", "kind"];

  it.each([
    ["onwer", "owner"],
    ["OWNR", "owner"],
    ["stat", "status"],
    ["kimd", "kind"],
    ["frobnicate", null],
    ["x", null],
    ["it", null],
    ["", null],
    ["x".repeat(100_000), null],
  ])("takes %.20s for the right one", (word, near) => {
    expect(nearestWord(word, words)).toBe(near);
  });
});
