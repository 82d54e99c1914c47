import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACCESS_TYPES, FILTER_KEYS } from "./filter-keys";
import { readFilterValue, writeFilterValue } from "./filter-value";
import { printInstant } from "./instant";
import { readFaults } from "./query-faults";
import { printRange } from "./relative-range";
import {
  canonicalQuery,
  loadSessionSearchParams,
  NO_FILTERS,
  type SessionSearch,
  serializeSessionSearchParams,
  settle,
  toSearchParams,
} from "./search-params";
import { SESSION_STATUSES } from "./session-status";

const nothing: SessionSearch = { ...NO_FILTERS, tz: null, session: null };

function load(query: string) {
  return loadSessionSearchParams(new URLSearchParams(query));
}

const free = (maxLength: number) =>
  fc.uniqueArray(fc.string({ minLength: 1, maxLength, unit: "grapheme" }), { maxLength: 4 });
const sorted = (values: readonly string[]) => [...values].sort();
const instant = fc
  .integer({ min: Date.parse("2020-01-01"), max: Date.parse("2030-01-01") })
  .map(printInstant);

/** Any view that a URL can mean. */
const anySearch: fc.Arbitrary<SessionSearch> = fc
  .record({
    owner: free(20).map(sorted),
    target: free(20).map(sorted),
    status: fc.subarray([...SESSION_STATUSES]).map(sorted),
    sessionId: free(20).map(sorted),
    accessType: fc.subarray([...ACCESS_TYPES]).map(sorted),
    after: fc.option(instant),
    before: fc.option(instant),
    range: fc.option(fc.integer({ min: 1, max: 43_200 }).map(printRange)),
    tz: fc.constantFrom(null, "utc", "local", "Europe/Berlin"),
    session: fc.option(fc.string({ minLength: 1, maxLength: 96 })),
  })
  .map(settle);

describe("a view's query string", () => {
  it("reads back as the same view, has no fault, and is the only one of that view", () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        const query = serializeSessionSearchParams(search);
        expect(load(query)).toEqual(search);
        expect(readFaults(new URLSearchParams(query))).toEqual([]);
        expect(serializeSessionSearchParams(load(query))).toBe(query);
      }),
      { numRuns: 500 },
    );
  });

  it("is read without an error, and with a fault for what it cannot mean, whatever it is", () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        const search = new URLSearchParams(query);
        loadSessionSearchParams(search);
        const faults = readFaults(search);
        const isTooMuch = faults.some((fault) => fault.key === "");
        const unknown = [...search.keys()].filter((key) => !Object.hasOwn(nothing, key));
        if (!isTooMuch) expect(faults.length).toBeGreaterThanOrEqual(new Set(unknown).size);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves defaults out", () => {
    expect(serializeSessionSearchParams(nothing)).toBe("");
  });

  it("has its keys and alternatives in one order, whoever wrote it", () => {
    const search = new URLSearchParams("tz=utc&target=i-1&foo=1&owner=b&owner=a");
    expect(canonicalQuery(search).toString()).toBe("owner=a&owner=b&target=i-1&tz=utc&foo=1");
  });

  it("has its values in one form, and keeps what is none", () => {
    const written =
      "status=Failed&status=Bogus&status=Failed&after=2026-11-23T14:32%2B01:00&range=168h";
    const search = canonicalQuery(new URLSearchParams(`range=1y&${written}`));
    expect(decodeURIComponent(search.toString())).toBe(
      "status=Bogus&status=Failed&after=2026-11-23T13:32:00Z&range=1y&range=7d",
    );
    expect(canonicalQuery(search).toString()).toBe(search.toString());
  });

  it("keeps repeated keys when it comes from Next", () => {
    expect(toSearchParams({ owner: ["a", "b"], tz: "utc", foo: undefined }).toString()).toBe(
      "owner=a&owner=b&tz=utc",
    );
  });
});

describe("loadSessionSearchParams", () => {
  it("keeps what is usable beside what is not", () => {
    expect(load("status=Bogus&status=Failed&range=99y&owner=alice")).toEqual({
      ...nothing,
      status: ["Failed"],
      owner: ["alice"],
    });
  });

  it("lets instants win over a range", () => {
    expect(load("range=7d&after=2026-11-01T00:00Z")).toMatchObject({
      range: null,
      after: "2026-11-01T00:00:00Z",
    });
  });

  it("drops the end of a window that ends before it begins", () => {
    const query = "after=2026-11-02T00:00Z&before=2026-11-01T00:00Z";
    expect(load(query)).toMatchObject({ after: "2026-11-02T00:00:00Z", before: null });
    expect(readFaults(new URLSearchParams(query))).toEqual([
      expect.objectContaining({ key: "before" }),
    ]);
  });
});

describe("a filter value", () => {
  it("survives writing and reading, whatever it begins with", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        expect(readFilterValue(writeFilterValue(value))).toEqual({ value });
      }),
    );
  });

  it.each(["~alice", "!alice", "!~alice", "", "\\"])(
    "%j has a fault, not another meaning",
    (text) => {
      expect(readFilterValue(text)).toHaveProperty("fault");
    },
  );
});

describe("readFaults", () => {
  it.each([
    ["status=Bogus", "status", "Bogus"],
    ["accessType=JIT", "accessType", "JustInTime"],
    [`sessionId=${"x".repeat(97)}`, "sessionId", "97"],
    ["after=yesterday", "after", "2026-11-23T14:32:00Z"],
    ["range=31d", "range", "30d"],
    ["tz=Mars/Olympus", "tz", "Europe/Berlin"],
    ["session=", "session", "96"],
    ["owner=~alice", "owner", "contains"],
    ["onwer=alice", "onwer", "owner"],
    ["range=1h&range=2h", "range", "once"],
  ])("names the key of %s and says what to do", (query, key, hint) => {
    const [fault, ...others] = readFaults(new URLSearchParams(query));
    expect(others).toEqual([]);
    expect(fault?.key).toBe(key);
    expect(fault?.detail).toContain(hint);
  });

  it("refuses too many values and too long a query", () => {
    const many = new URLSearchParams(Array.from({ length: 51 }, (_, n) => ["owner", `p${n}`]));
    expect(readFaults(many)).toHaveLength(1);
    const long = new URLSearchParams(Array.from({ length: 20 }, () => ["owner", "x".repeat(250)]));
    expect(readFaults(long)).toHaveLength(1);
  });

  it("knows a caller's own keys", () => {
    expect(readFaults(new URLSearchParams("limit=5"), ["limit"])).toEqual([]);
  });

  it("covers every filter key", () => {
    for (const key of FILTER_KEYS) {
      expect(readFaults(new URLSearchParams({ [key]: "" }))).toHaveLength(1);
    }
  });
});
