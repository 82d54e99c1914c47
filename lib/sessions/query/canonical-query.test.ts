import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalQuery, loadSessionSearchParams, sessionSearchParams } from "./search-params";

/** Query strings of the grammar's own keys, with values that may mean something. */
const anyQuery = fc
  .array(
    fc.tuple(
      fc.constantFrom(...Object.keys(sessionSearchParams), "foo"),
      fc.constantFrom(
        "Failed",
        "~a",
        "\\a",
        "prod",
        "1h",
        "60m",
        "running",
        "started",
        "2026-11-23T14:32Z",
      ),
    ),
    { maxLength: 12 },
  )
  .map((entries) => new URLSearchParams(entries));

describe("canonicalQuery", () => {
  it("has its keys and alternatives in one order", () => {
    const search = new URLSearchParams(
      "tz=utc&target=i-1&foo=1&owner=b&region=r&owner=a&account=z&account=b",
    );
    expect(canonicalQuery(search).toString()).toBe(
      "account=b&account=z&region=r&owner=a&owner=b&target=i-1&tz=utc&foo=1",
    );
  });

  it("has its values in one form, and keeps unusable ones", () => {
    const written =
      "status=Failed&status=Bogus&status=Failed&after=2026-11-23T14:32%2B01:00&range=168h";
    const search = canonicalQuery(new URLSearchParams(`range=1y&${written}`));
    expect(decodeURIComponent(search.toString())).toBe(
      "status=Bogus&status=Failed&after=2026-11-23T13:32:00Z&range=1y&range=7d",
    );
    expect(canonicalQuery(search).toString()).toBe(search.toString());
  });

  it("has the meaning of the query, and is stable", () => {
    fc.assert(
      fc.property(anyQuery, (search) => {
        fc.pre(search.getAll("time").length < 2);
        const canonical = canonicalQuery(search);
        expect(loadSessionSearchParams(canonical)).toEqual(loadSessionSearchParams(search));
        expect(canonicalQuery(canonical).toString()).toBe(canonical.toString());
      }),
      { numRuns: 1000 },
    );
  });

  it("lets the first time count", () => {
    const search = new URLSearchParams("range=1h&time=started&time=running");
    expect(loadSessionSearchParams(search).time).toBe("started");
    expect(loadSessionSearchParams(canonicalQuery(search)).time).toBe("started");
  });
});
