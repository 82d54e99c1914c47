import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import { writeFilterText } from "@/lib/testing/oracles/filter-text-writing";
import { anyFilters } from "@/lib/testing/worlds/any-filters";
import { readFilterText } from "./filter-text";

const context = { zone: "Europe/Berlin", now: Date.parse("2026-11-23T15:00:00Z"), known: null };

describe("writeFilterText", () => {
  it("writes keys in the grammar's order, with signs and quotes", () => {
    const text = writeFilterText({
      ...NO_FILTERS,
      account: ["prod"],
      reason: [{ operator: "contains-not", value: 'say "two words"' }],
      owner: [is("alice.chen"), { operator: "is-not", value: "~bob" }],
      range: "7d",
      time: "running",
    });
    expect(text).toBe(
      'account:prod -owner:"~bob" owner:alice.chen -reason:~"say \\"two words\\"" running last 7d',
    );
  });

  it("writes one minute as the moment when it begins", () => {
    const window = { after: "2026-11-23T14:32:00Z", before: "2026-11-23T14:33:00Z" };
    expect(writeFilterText({ ...NO_FILTERS, ...window, time: "running" })).toBe(
      "at 2026-11-23T14:32:00Z",
    );
    expect(writeFilterText({ ...NO_FILTERS, ...window })).toBe(
      "after:2026-11-23T14:32:00Z before:2026-11-23T14:33:00Z",
    );
  });

  it("is empty for a view without filters", () => {
    expect(writeFilterText(NO_FILTERS)).toBe("");
  });

  it("is read back as the same filters", () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const reading = readFilterText(writeFilterText(filters), context);
        expect(reading).not.toHaveProperty("issues");
        expect({ ...NO_FILTERS, ...("change" in reading ? reading.change : {}) }).toEqual(filters);
      }),
      { numRuns: 500 },
    );
  });
});
