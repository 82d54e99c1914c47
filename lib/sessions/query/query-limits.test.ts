import { describe, expect, it } from "vitest";
import { is } from "./filter-value";
import { readIssues } from "./query-issues";
import { withinLimits } from "./query-limits";
import { NO_FILTERS, type SessionFilters, serializeSessionSearchParams } from "./search-params";

const texts = (count: number, length = 1) =>
  Array.from({ length: count }, (_, index) => `${index}`.padStart(length, "é"));
const many = (count: number, length = 1) => texts(count, length).map(is);

const issuesOf = (filters: SessionFilters) =>
  readIssues(new URLSearchParams(serializeSessionSearchParams(filters)));

describe("withinLimits", () => {
  it.each<[string, SessionFilters]>([
    ["nothing", NO_FILTERS],
    ["as many values as there may be", { ...NO_FILTERS, owner: many(49), range: "7d" }],
    ["as many with the default of time", { ...NO_FILTERS, owner: many(50), time: "started" }],
    [
      "every kind of value",
      {
        ...NO_FILTERS,
        account: ["prod"],
        region: ["eu-west-1"],
        owner: [{ operator: "contains-not", value: "~!" }],
        time: "running",
      },
    ],
  ])("keeps %s", (_, filters) => {
    expect(withinLimits(filters)).toEqual(filters);
  });

  it("removes the last of too many values", () => {
    const filters = { ...NO_FILTERS, owner: many(30), target: many(30), range: "7d" };
    const fitting = withinLimits(filters);
    expect(fitting).toEqual({ ...filters, target: many(19) });
    expect(issuesOf(filters)).not.toEqual([]);
    expect(issuesOf(fitting)).toEqual([]);
  });

  it("counts the time mode as a value if it is written", () => {
    const filters: SessionFilters = { ...NO_FILTERS, owner: many(50), time: "running" };
    expect(withinLimits(filters)).toEqual({ ...filters, owner: many(49) });
  });

  it("distinguishes values by their operators", () => {
    const not = texts(30).map((value) => ({ operator: "is-not", value }) as const);
    const filters = { ...NO_FILTERS, owner: [...many(30), ...not] };
    expect(withinLimits(filters).owner).toEqual([...many(30), ...not.slice(0, 20)]);
  });

  it("never empties a key, which would show more than the query asks for", () => {
    const filters = { ...NO_FILTERS, owner: many(50), target: [is("i-1")] };
    expect(withinLimits(filters)).toEqual({ ...filters, owner: many(49) });
    const scoped = { ...filters, account: ["prod"], region: texts(50) };
    expect(withinLimits(scoped)).toEqual({
      ...scoped,
      region: texts(47),
      owner: many(1),
    });
  });

  it("removes values that make the query too long, with signs and escapes", () => {
    const owner = texts(10, 90).map((value) => ({ operator: "contains", value }) as const);
    const filters = { ...NO_FILTERS, owner, target: [is("~i-1")] };
    const fitting = withinLimits(filters);
    expect(fitting.owner.length).toBeGreaterThan(5);
    expect(fitting.owner.length).toBeLessThan(10);
    expect(fitting.target).toEqual(filters.target);
    expect(issuesOf(filters)).not.toEqual([]);
    expect(issuesOf(fitting)).toEqual([]);
  });

  it("keeps a short value of a key after one that does not fit", () => {
    const long = (length: number) => [is("漢".repeat(length))];
    const filters = { ...NO_FILTERS, owner: long(256), target: long(400), status: [is("Failed")] };
    const fitting = withinLimits(filters);
    expect(fitting.target).toEqual([]);
    expect(fitting.status).toEqual(filters.status);
  });
});
