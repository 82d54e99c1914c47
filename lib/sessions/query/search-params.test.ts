import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printInstant } from "@/lib/sessions/time/instant";
import { printRange } from "@/lib/sessions/time/relative-range";
import { TIME_MODES } from "@/lib/sessions/time/time-window";
import { FIELDS, FILTER_KEYS, type FilterKey, perField } from "./fields";
import { FILTER_OPERATORS, type FilterValue, is, writeFilterValue } from "./filter-value";
import { readIssues } from "./query-issues";
import {
  canonicalQuery,
  inOrder,
  loadSessionSearchParams,
  MAX_QUERY_LENGTH,
  NO_FILTERS,
  type SessionSearch,
  serializeSessionSearchParams,
  settle,
  toSearchParams,
} from "./search-params";

const nothing: SessionSearch = { ...NO_FILTERS, tz: null, session: null };

function load(query: string) {
  return loadSessionSearchParams(new URLSearchParams(query));
}

/** Up to three values of a key, with any operator. */
function valuesOf(key: FilterKey): fc.Arbitrary<FilterValue[]> {
  const free = fc
    .string({ minLength: 1, maxLength: 10, unit: "grapheme" })
    .map((text) => text.normalize("NFC"));
  const { oneOf } = FIELDS[key];
  const value = fc.constantFrom(...FILTER_OPERATORS).chain((operator) => {
    const isPart = operator === "contains" || operator === "contains-not";
    const text = oneOf === null || isPart ? free : fc.constantFrom(...oneOf);
    return fc.record({ operator: fc.constant(operator), value: text });
  });
  return fc.uniqueArray(value, { selector: writeFilterValue, maxLength: 3 }).map(inOrder);
}

const names = (...all: string[]) => fc.subarray(all).map((some) => some.toSorted());
const instant = fc
  .integer({ min: Date.parse("2020-01-01"), max: Date.parse("2030-01-01") })
  .map(printInstant);

/** Any view that a URL can mean. */
const anySearch: fc.Arbitrary<SessionSearch> = fc
  .record({
    account: names("prod", "dev", "482913004417"),
    region: names("eu-west-1", "us-gov-west-1"),
    values: fc.record(perField(valuesOf)),
    after: fc.option(instant),
    before: fc.option(instant),
    range: fc.option(fc.integer({ min: 1, max: 43_200 }).map(printRange)),
    time: fc.constantFrom(...TIME_MODES),
    tz: fc.constantFrom(null, "utc", "local", "Europe/Berlin"),
    session: fc.option(fc.string({ minLength: 1, maxLength: 96 })),
  })
  .map(({ values, ...search }) => settle({ ...search, ...values }));

describe("a view's query string", () => {
  it("reads back as the same view, without an issue, and is unique for that view", () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const query = serializeSessionSearchParams(search);
        const read = new URLSearchParams(query);
        expect(load(query)).toEqual(search);
        if (read.toString().length <= MAX_QUERY_LENGTH) expect(readIssues(read)).toEqual([]);
        expect(serializeSessionSearchParams(load(query))).toBe(query);
      }),
      { numRuns: 500 },
    );
  });

  it("is equal for equal views, with their values in any order", () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const turned = FILTER_KEYS.map((key) => [key, search[key].toReversed()]);
        const account = search.account.toReversed();
        expect(
          serializeSessionSearchParams({ ...search, account, ...Object.fromEntries(turned) }),
        ).toBe(serializeSessionSearchParams(search));
      }),
    );
  });

  it("is read without an error, with an issue for each unknown key", () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const search = new URLSearchParams(query);
        loadSessionSearchParams(search);
        const issues = readIssues(search);
        const isTooMuch = issues.some((issue) => issue.key === "");
        const unknown = [...search.keys()].filter((key) => !Object.hasOwn(nothing, key));
        if (!isTooMuch) expect(issues.length).toBeGreaterThanOrEqual(new Set(unknown).size);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves defaults out", () => {
    expect(serializeSessionSearchParams(nothing)).toBe("");
    expect(canonicalQuery(new URLSearchParams("time=started&owner=a")).toString()).toBe("owner=a");
    expect(serializeSessionSearchParams({ ...nothing, time: "running" })).toBe("?time=running");
  });

  it("keeps repeated keys when it comes from Next", () => {
    expect(toSearchParams({ owner: ["a", "b"], tz: "utc", foo: undefined }).toString()).toBe(
      "owner=a&owner=b&tz=utc",
    );
  });
});

describe("loadSessionSearchParams", () => {
  it("keeps usable values beside unusable ones", () => {
    expect(load("status=!~&status=Failed&range=99y&owner=!~alice&account=a%20b&time=x")).toEqual({
      ...nothing,
      status: [is("Failed")],
      owner: [{ operator: "contains-not", value: "alice" }],
    });
  });

  it("takes no more values of a key than a query may have", () => {
    const query = Array.from({ length: 51 }, (_, n) => `owner=p${n}&region=r${n}`).join("&");
    expect(load(query).owner).toHaveLength(50);
    expect(load(query).region).toHaveLength(50);
  });

  it("lets instants win over a range", () => {
    expect(load("range=7d&after=2026-11-01T00:00Z")).toMatchObject({
      range: null,
      after: "2026-11-01T00:00:00Z",
    });
  });

  it("ignores running without a window", () => {
    expect(load("time=running").time).toBe("started");
    expect(load("time=running&range=99y").time).toBe("started");
    expect(load("time=running&range=1h").time).toBe("running");
    expect(load("time=running&before=2026-11-02T00:00Z").time).toBe("running");
  });

  it("drops the end of a window that ends before it begins", () => {
    const query = "after=2026-11-02T00:00Z&before=2026-11-01T00:00Z";
    expect(load(query)).toMatchObject({ after: "2026-11-02T00:00:00Z", before: null });
  });
});
