import { describe, expect, it } from "vitest";
import { readPastedInstant } from "./pasted-instant";

describe("readPastedInstant", () => {
  it.each([
    [" 2026-11-23T14:32:00Z\n", "2026-11-23T14:32:00Z"],
    ["2026-11-23T14:32:09.412+01:00", "2026-11-23T13:32:09.412Z"],
    ["2026-11-23 14:32Z", "2026-11-23T14:32:00Z"],
    ["2026-11-23 14:32", "2026-11-23T13:32:00Z"],
    ["2026-07-23", "2026-07-22T22:00:00Z"],
  ])("reads “%s” as %s", (text, instant) => {
    expect(readPastedInstant(text, "Europe/Berlin")).toBe(instant);
  });

  it.each(["", "yesterday", "14:32", "2026-11-31T10:00Z"])("refuses “%s”", (text) => {
    expect(readPastedInstant(text, "UTC")).toBeNull();
  });
});
