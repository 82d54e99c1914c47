import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, everyHourAlike, officeHours, weeklyIntensity } from "./intensity";

const instants = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
const rates = fc.double({ min: 0.5, max: 1_000_000, noNaN: true });

describe("weeklyIntensity", () => {
  it.each([
    ["office hours", officeHours],
    ["flat hours", everyHourAlike],
  ])("comes back to the time it started from, with %s", (_, hours) => {
    fc.assert(
      fc.property(instants, rates, (time, rate) => {
        const intensity = weeklyIntensity(hours, rate);
        expect(Math.abs(intensity.inverse(intensity.cumulative(time)) - time)).toBeLessThan(1);
      }),
    );
  });

  it("comes back to the count it started from", () => {
    const { cumulative, inverse } = weeklyIntensity(officeHours, 5_000);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20_000_000, noNaN: true }), (count) => {
        expect(cumulative(inverse(count))).toBeCloseTo(count, 3);
      }),
    );
  });

  it("never falls", () => {
    const { cumulative } = weeklyIntensity(officeHours, 5_000);
    fc.assert(
      fc.property(instants, fc.nat(DAY), (time, later) => {
        expect(cumulative(time + later)).toBeGreaterThanOrEqual(cumulative(time));
      }),
    );
  });

  it("counts a whole week of sessions every week", () => {
    const { cumulative } = weeklyIntensity(officeHours, 700);
    const monday = Date.UTC(2026, 10, 16);
    expect(cumulative(monday + 7 * DAY) - cumulative(monday)).toBeCloseTo(700, 6);
  });

  it("is busier on a weekday morning than at night or on Sunday", () => {
    const { cumulative } = weeklyIntensity(officeHours, 700);
    const within = (from: number) => cumulative(from + DAY / 24) - cumulative(from);
    const tuesday = within(Date.UTC(2026, 10, 17, 10));
    expect(tuesday).toBeGreaterThan(7 * within(Date.UTC(2026, 10, 17, 3)));
    expect(tuesday).toBeGreaterThan(7 * within(Date.UTC(2026, 10, 22, 10)));
  });
});
