import { describe, expect, it } from "vitest";
import { readFaults } from "./query-faults";
import { withinLimits } from "./query-limits";
import { NO_FILTERS, type SessionFilters, serializeSessionSearchParams } from "./search-params";

const many = (count: number, length = 1) =>
  Array.from({ length: count }, (_, index) => `${index}`.padStart(length, "é"));

const faultsOf = (filters: SessionFilters) =>
  readFaults(new URLSearchParams(serializeSessionSearchParams(filters)));

describe("withinLimits", () => {
  it.each([
    ["nothing", NO_FILTERS],
    ["as many values as there may be", { ...NO_FILTERS, owner: many(49), range: "7d" }],
  ])("keeps %s", (_, filters) => {
    expect(withinLimits(filters)).toEqual(filters);
  });

  it("leaves out the last of too many values", () => {
    const filters = { ...NO_FILTERS, owner: many(30), target: many(30), range: "7d" };
    const fitting = withinLimits(filters);
    expect(fitting).toEqual({ ...filters, target: many(19) });
    expect(faultsOf(filters)).not.toEqual([]);
    expect(faultsOf(fitting)).toEqual([]);
  });

  it("never empties a key, which would show more than was asked for", () => {
    const filters = { ...NO_FILTERS, owner: many(50), target: ["i-1"] };
    expect(withinLimits(filters)).toEqual({ ...filters, owner: many(49) });
  });

  it("leaves out what makes the query too long", () => {
    const filters = { ...NO_FILTERS, owner: many(10, 90), target: ["i-1"] };
    const fitting = withinLimits(filters);
    expect(fitting.owner.length).toBeGreaterThan(5);
    expect(fitting.owner.length).toBeLessThan(10);
    expect(faultsOf(filters)).not.toEqual([]);
    expect(faultsOf(fitting)).toEqual([]);
  });
});
