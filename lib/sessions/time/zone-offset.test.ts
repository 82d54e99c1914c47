import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { localTime, repeatedText, skippedText } from "./local-time";
import { readPastedInstant } from "./pasted-instant";
import { clockTime, dayOf, fullTime, recentTime, shortTime } from "./time-format";
import { timeText } from "./time-text";
import { instantsOf, isRepeated, offsetAt, offsetName, wallOf } from "./zone-offset";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONES = Intl.supportedValuesOf("timeZone");
const [FIRST, LAST] = inject("isWhole")
  ? [Date.UTC(2010, 0), Date.UTC(2032, 0)]
  : [Date.UTC(2019, 0), Date.UTC(2027, 0)];
/** With the whole suite every zone, else a share of them and those with unusual changes. */
const TRIED = inject("isWhole")
  ? ZONES
  : [
      ...ZONES.filter((_, index) => index % 20 === 0),
      ...["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Antarctica/Troll"],
      ...[
        "Africa/Casablanca",
        "Pacific/Apia",
        "America/St_Johns",
        "America/Havana",
        "Africa/Cairo",
      ],
      ...["Asia/Pyongyang", "America/Caracas", "Antarctica/Casey", "America/Scoresbysund"],
    ];

/** A date and time as Intl prints them, without anything of ours: `2026-11-01 01:30:00`. */
function shownByIntl(ms: number, zone: string): string {
  return new Date(ms).toLocaleString("sv-SE", { timeZone: zone });
}

/** The changes of a zone's offset, found by halving, in the first millisecond of the new offset. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  for (let from = FIRST; from < LAST; from += 7 * DAY) {
    let [low, high] = [from, from + 7 * DAY];
    if (offsetAt(low, zone) === offsetAt(high, zone)) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle, zone) === offsetAt(low, zone)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}

describe.each(TRIED)("%s", (zone) => {
  const changes = changesOf(zone);
  /** Instants around changes, to the minute and to the second, and any others. */
  const instants = [
    ...changes.flatMap((change) =>
      [-150, -90, -61, -60, -31, -30, -1, 0, 1, 29, 30, 59, 60, 90, 150].flatMap((minutes) => [
        change + minutes * MINUTE,
        change + minutes * MINUTE + 1_000,
      ]),
    ),
    ...fc.sample(fc.integer({ min: FIRST / 1000, max: LAST / 1000 }), 40).map((s) => s * 1000),
  ];

  it("shows what Intl shows", () => {
    for (const ms of instants) {
      const wall = new Date(wallOf(ms, zone)).toISOString();
      expect(wall.slice(0, 19).replace("T", " ")).toBe(shownByIntl(ms, zone));
    }
  });

  it("never prints two instants alike", () => {
    const now = Date.UTC(2026, 10, 23);
    const printers: [number, (ms: number) => unknown][] = [
      [1_000, (ms) => fullTime(ms, zone)],
      [1_000, (ms) => `${dayOf(ms, zone)} ${clockTime(ms, zone)}`],
      [1_000, (ms) => recentTime(ms, zone, now)],
      [MINUTE, (ms) => `${dayOf(ms, zone)} ${shortTime(ms, zone)}`],
      [1_000, (ms) => timeText({ ...NONE, after: iso(ms) }, zone, now)],
      [1_000, (ms) => timeText({ ...NONE, before: iso(ms) }, zone, now)],
      [1_000, (ms) => timeText({ ...NONE, after: iso(ms), before: iso(ms + HOUR / 4) }, zone, now)],
    ];
    for (const [precision, print] of printers) {
      const printed = new Map<unknown, number>();
      for (const ms of instants.map((each) => Math.floor(each / precision) * precision)) {
        const text = print(ms);
        expect(printed.get(text) ?? ms, String(text)).toBe(ms);
        printed.set(text, ms);
      }
    }
  });

  it("reads back what it shows, and knows what is shown twice", () => {
    for (const ms of instants) {
      const wall = wallOf(ms, zone);
      const found = instantsOf(wall, zone);
      expect(found).toContain(ms);
      expect(isRepeated(ms, zone)).toBe(found.length > 1);
      expect(new Set(found.map((each) => offsetName(each, zone))).size).toBe(found.length);
      const written = new Date(wall).toISOString().slice(0, 19);
      expect(readPastedInstant(written, zone)).toBe(iso(found[0] ?? 0));
      const choices = [
        ...(repeatedText(localTime(wall, zone)) ?? "").matchAll(/\d{4}-\S+\d\d:\d\d/g),
      ];
      const read = choices.map(([choice]) => Date.parse(readPastedInstant(choice, zone) ?? ""));
      expect(read).toEqual(found.length > 1 ? found : []);
    }
  });

  it("reads what no clock shows as if the clocks had not gone forward yet, and says so", () => {
    for (const change of changes) {
      const jump = offsetAt(change, zone) - offsetAt(change - 1, zone);
      if (jump <= 0) continue;
      const wall = wallOf(change, zone) - Math.min(jump, 30 * MINUTE);
      const reading = localTime(wall, zone);
      expect(reading.instants).toEqual([]);
      expect(reading.taken).toBe(change + jump - Math.min(jump, 30 * MINUTE));
      const taken = shownByIntl(reading.taken, zone).slice(11, 16);
      expect(skippedText(reading)).toContain(`${taken} is taken.`);
    }
  });
});

const NONE = { after: null, before: null, range: null, time: "started" } as const;

function iso(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

describe("an offset", () => {
  it("is of UTC where nothing is known", () => {
    expect(offsetAt(Number.NaN, "Europe/Berlin")).toBe(0);
    expect(offsetAt(Number.POSITIVE_INFINITY, "Europe/Berlin")).toBe(0);
    expect(offsetAt(0, "Foo/Bar")).toBe(0);
    expect(fullTime(Number.NaN, "Europe/Berlin")).toContain("1970");
  });

  it.each([
    ["2026-11-01T05:30:00Z", "America/New_York", "GMT-4"],
    ["2026-11-01T06:30:00Z", "America/New_York", "GMT-5"],
    ["2026-07-01T00:00:00Z", "Asia/Kathmandu", "GMT+5:45"],
    ["2026-12-01T00:00:00Z", "Europe/London", "GMT"],
    ["1971-06-01T00:00:00Z", "Africa/Monrovia", "GMT-0:44:30"],
    ["0001-06-01T00:00:00Z", "Europe/Amsterdam", expect.stringMatching(/^GMT\+0:1[78]:\d\d$/)],
  ])("at %s in %s is printed as %s", (instant, zone, name) => {
    expect(offsetName(Date.parse(instant), zone)).toEqual(name);
  });
});
