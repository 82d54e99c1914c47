import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printInstant } from "./instant";
import { pastedTime, readPastedInstant } from "./pasted-instant";
import { fullTime } from "./time-format";
import { isoOffset, isRepeated, offsetName } from "./zone-offset";

const ZONES = [
  "UTC",
  "America/New_York",
  "America/Port_of_Spain",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Europe/London",
  "Pacific/Apia",
] as const;
const zones = fc.constantFrom(...ZONES);
const HOUR = 3_600_000;
/** Instants to the second, half of them near a change of clocks in some of the zones. */
const instants = fc.oneof(
  fc.integer({ min: 946_684_800, max: 4_102_444_800 }),
  fc
    .tuple(
      fc.constantFrom("2026-03-08T07:00Z", "2026-11-01T06:00Z", "2026-10-25T01:00Z"),
      fc.integer({ min: (-3 * HOUR) / 1000, max: (3 * HOUR) / 1000 }),
    )
    .map(([change, seconds]) => Date.parse(change) / 1000 + seconds),
);

describe("readPastedInstant", () => {
  it.each([
    [" 2026-11-23T14:32:00Z\n", "2026-11-23T14:32:00Z"],
    ["2026-11-23T14:32:09.412+01:00", "2026-11-23T13:32:09.412Z"],
    ["2026-11-23 14:32Z", "2026-11-23T14:32:00Z"],
    ["2026-11-23 14:32", "2026-11-23T13:32:00Z"],
    ["2026-07-23", "2026-07-22T22:00:00Z"],
    ["2026-11-23\u00a014:32", "2026-11-23T13:32:00Z"],
    ["2026-11-23\t14:32", "2026-11-23T13:32:00Z"],
    ["2026-11-23  14:32", "2026-11-23T13:32:00Z"],
    ["“2026-11-23 14:32”.", "2026-11-23T13:32:00Z"],
    ["\u200e2026-11-23\u202f14:32\u200e", "2026-11-23T13:32:00Z"],
    [`2026-11-23${" ".repeat(300)}`, "2026-11-22T23:00:00Z"],
    ["2026-11-23 UTC", "2026-11-23T00:00:00Z"],
    ["2026-11-23T14", "2026-11-23T13:00:00Z"],
    ["23 November 2026, 14:32 CET", "2026-11-23T13:32:00Z"],
    ["November 23, 2026, 14:32 (UTC-05:00)", "2026-11-23T19:32:00Z"],
    ["Mon, 23 Nov 2026 17:36:35 GMT", "2026-11-23T17:36:35Z"],
    ["Mon Nov 23 2026 17:36:35 GMT+0100 (Central European Standard Time)", "2026-11-23T16:36:35Z"],
    ["2026-11-23 14:32 America/New_York", "2026-11-23T19:32:00Z"],
    ["2026-11-23 14:32 America/New York", "2026-11-23T19:32:00Z"],
    ["23 Sept 2026, 14:32:00,5 UTC", "2026-09-23T14:32:00.500Z"],
  ])("reads “%s” as %s", (text, instant) => {
    expect(readPastedInstant(text, "Europe/Berlin")).toBe(instant);
  });

  it.each([
    "",
    "yesterday",
    "14:32",
    "2026-11-31T10:00Z",
    "2026-02-30",
    "2026-11-23 14:32 Mars/Olympus",
    "2026-11-23 14:32 XYZ",
    "2026-11-23 14:32 +24",
    "2026-11-23 5:36 PM",
    "0 Nov 2026",
    `${'"'.repeat(300)}2026-11-23`,
    "3 Nov",
  ])("refuses “%s”", (text) => {
    expect(readPastedInstant(text, "UTC")).toBeNull();
  });
});

describe("what is printed can be pasted", () => {
  const marks = fc.constantFrom("", '"', " ", "\u00a0", "\t");

  it("as the same instant, also in an hour that is shown twice", () => {
    fc.assert(
      fc.property(zones, instants, marks, (zone, seconds, mark) => {
        const printed = `${mark}${fullTime(seconds * 1000, zone)}${mark}`;
        expect(readPastedInstant(printed, zone)).toBe(printInstant(seconds * 1000));
      }),
      { numRuns: 2_000 },
    );
  });

  it("with any form of its zone, by a reader in any zone", () => {
    fc.assert(
      fc.property(zones, zones, instants, fc.nat(), (zone, reader, seconds, form) => {
        const ms = seconds * 1000;
        const offset = isoOffset(ms, zone);
        const short = offset.endsWith(":00") ? offset.slice(0, -3) : offset;
        const names = [offset, short, offset.replace(":", ""), offsetName(ms, zone)];
        if (!isRepeated(ms, zone) && zone !== "UTC") names.push(zone);
        const name = names[form % names.length] ?? "";
        const wall = fullTime(ms, zone).split(" ").slice(0, 4).join(" ");
        expect(readPastedInstant(`${wall} ${name}`, reader)).toBe(printInstant(ms));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("pastedTime", () => {
  const zone = "America/New_York";

  it.each([
    ["2026-11-01 01:30", 2],
    ["2026-11-01T01", 2],
    ["2026-11-01 01:30 America/New_York", 2],
    ["2026-11-01 01:30 EST", 1],
    ["2026-11-01 01:30 UTC", 1],
    ["2026-11-01", 1],
    ["2026-03-08T02", 0],
    ["2026-03-08T02Z", 1],
  ])("of %s has %i instants", (text, count) => {
    expect(pastedTime(text, zone)?.instants).toHaveLength(count);
  });
});
