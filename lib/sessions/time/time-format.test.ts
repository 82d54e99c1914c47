import { describe, expect, it } from "vitest";
import { clockTime, dateText, dayOf, fullTime, shortDate, shortTime } from "./time-format";
import { ianaZone, parseTimeZone } from "./time-zone";

const ms = Date.parse("2026-11-23T23:36:35Z");

describe("times", () => {
  it("are printed in their zone", () => {
    expect(clockTime(ms, "UTC")).toBe("23:36:35");
    expect(shortTime(ms, "Europe/Berlin")).toBe("00:36");
    expect(shortDate(ms, "Europe/Berlin")).toBe("24 Nov");
    expect(fullTime(ms, "UTC")).toBe("23 Nov 2026, 23:36:35 UTC");
  });

  it("print a year before the year 1 as BC, not as a negative number", () => {
    const first = Date.parse("0000-01-01T00:00:00Z");
    expect(dateText(first, "UTC", ms)).toBe("1 Jan 1 BC");
    expect(fullTime(first, "America/New_York")).toMatch(/^31 Dec 2 BC, /);
  });

  it("belong to the day of their zone, also with unusual offsets", () => {
    expect(dayOf(ms, "UTC")).toBe("2026-11-23");
    expect(dayOf(ms, "Europe/Berlin")).toBe("2026-11-24");
    expect(dayOf(Date.parse("2026-11-23T18:14:59Z"), "Asia/Kathmandu")).toBe("2026-11-23");
    expect(dayOf(Date.parse("2026-11-23T18:15:00Z"), "Asia/Kathmandu")).toBe("2026-11-24");
  });
});

describe("parseTimeZone", () => {
  it.each([
    ["UTC", "utc"],
    ["Local", "local"],
    ["europe/berlin", "Europe/Berlin"],
    ["Etc/UTC", "utc"],
    ["EST5EDT", expect.stringMatching(/^EST5EDT$|^America\/New_York$/)],
    ["+01:00", null],
    ["Etc/Unknown", null],
    ["Mars/Olympus", null],
    ["", null],
  ])("%s is %s", (text, zone) => {
    expect(parseTimeZone(text)).toEqual(zone);
  });

  it("gives an IANA zone", () => {
    expect(ianaZone("utc", "Asia/Tokyo")).toBe("UTC");
    expect(ianaZone("local", "Asia/Tokyo")).toBe("Asia/Tokyo");
    expect(ianaZone("Europe/Berlin", "Asia/Tokyo")).toBe("Europe/Berlin");
  });

  it.each([null, undefined, "", "Etc/Unknown", "+05:30", "Foo/Bar", 7, {}])(
    "counts %o as UTC",
    (zone) => {
      expect(ianaZone("local", zone)).toBe("UTC");
      expect(ianaZone(String(zone), "Asia/Tokyo")).toBe("UTC");
    },
  );
});
