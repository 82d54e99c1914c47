import { describe, expect, it } from "vitest";
import { agoLabel, durationLabel } from "./duration";

describe("durationLabel", () => {
  it.each([
    [0, "0s"],
    [12_999, "12s"],
    [9 * 60_000 + 54_000, "9m 54s"],
    [3_600_000 + 7 * 60_000 + 12_000, "1h 07m 12s"],
    [86_400_000 * 2 + 3 * 3_600_000 + 720_000, "2d 03h 12m"],
    [-5, "0s"],
  ])("%i ms is %s", (ms, label) => {
    expect(durationLabel(ms)).toBe(label);
  });
});

describe("agoLabel", () => {
  it.each([
    [4_000, "4 s ago"],
    [61_000, "1 min ago"],
    [3_600_000, "1 h ago"],
    [86_400_000 * 5, "5 d ago"],
    [-3_000, "0 s ago"],
  ])("%i ms is %s", (ms, label) => {
    expect(agoLabel(ms)).toBe(label);
  });
});
