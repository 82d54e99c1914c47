import { describe, expect } from "vitest";
import { listRead, sessionRead } from "@/lib/server/api/audit";
import { readSessionRequest } from "@/lib/server/listing/session-request";
import { readSessionsRequest } from "@/lib/server/listing/sessions-request";
import { ProblemError } from "@/lib/server/problem";
import { readIssues } from "@/lib/sessions/query/query-issues";
import {
  canonicalQuery,
  loadSessionSearchParams,
  MAX_QUERY_LENGTH,
  NO_FILTERS,
  serializeSessionSearchParams,
  sessionSearchParams,
  toSearchParams,
} from "@/lib/sessions/query/search-params";
import { issueText, readView } from "@/lib/sessions/query/usable-query";
import { hostileQuery, KNOWN } from "@/lib/testing/hostile/hostile-query";
import { fuzz } from "./fuzz";

const ACCOUNTS = KNOWN.account.map((id) => ({ id, name: id, regions: KNOWN.region }));
const OWN_KEYS = ["state", "limit", "cursor"];
const SINGLE = [...OWN_KEYS, "after", "before", "range", "time", "tz", "session"];

/** The request as it was read, or its problem. */
function readingOf<Read>(
  read: () => Read,
): { request: Read } | { problem: ProblemError["problem"] } {
  try {
    return { request: read() };
  } catch (error) {
    if (error instanceof ProblemError) return { problem: error.problem };
    throw error;
  }
}

describe("any query string", () => {
  fuzz({
    name: "grammar",
    claim: "is read as a view with exactly one canonical query string, which has no issue",
    inputs: { long: 150_000, short: 500 },
    arbitrary: hostileQuery,
    holds(query) {
      const search = new URLSearchParams(query);
      const view = loadSessionSearchParams(search);
      const own = serializeSessionSearchParams(view);
      const again = loadSessionSearchParams(new URLSearchParams(own));
      expect(again).toEqual(view);
      expect(serializeSessionSearchParams(again)).toBe(own);
      if (own.length <= MAX_QUERY_LENGTH) expect(readIssues(new URLSearchParams(own))).toEqual([]);
      const canonical = canonicalQuery(search);
      expect(canonicalQuery(canonical).toString()).toBe(canonical.toString());
      expect(loadSessionSearchParams(canonical)).toEqual(view);
      expect(loadSessionSearchParams(Object.fromEntries(recordOf(search)))).toEqual(view);
      expect(toSearchParams(Object.fromEntries(recordOf(search))).size).toBe(search.size);
      for (const issue of readIssues(search, KNOWN)) expect(issueText(issue)).not.toBe("");
      const usable = new URLSearchParams(serializeSessionSearchParams(readView(search, ACCOUNTS)));
      expect(readIssues(usable, KNOWN)).toEqual([]);
      expect(listRead(search).query.length).toBeLessThanOrEqual(MAX_QUERY_LENGTH);
    },
  });

  fuzz({
    name: "api-query",
    claim: "is a request of the API, or every bad key is named",
    inputs: { long: 160_000, short: 500 },
    arbitrary: hostileQuery,
    holds(query) {
      const search = new URLSearchParams(query);
      const keys = [...new Set(search.keys())];
      const bad = keys.filter(
        (key) =>
          !(Object.hasOwn(sessionSearchParams, key) || OWN_KEYS.includes(key)) ||
          (SINGLE.includes(key) && search.getAll(key).length > 1),
      );
      const reading = readingOf(() => readSessionsRequest(search, KNOWN));
      if ("request" in reading) {
        expect(bad).toEqual([]);
        const { filters, limit } = reading.request;
        expect(limit).toSatisfy((rows: number) => rows >= 1 && rows <= 200);
        const own = new URLSearchParams(
          serializeSessionSearchParams({ ...NO_FILTERS, ...filters }),
        );
        expect(readSessionsRequest(own, KNOWN).filters).toEqual(filters);
        return;
      }
      const { status, code, errors = [] } = reading.problem;
      expect([status, code]).toEqual([400, "invalid-request"]);
      const named = errors.map(({ key }) => key);
      if (!named.includes("")) expect(named).toEqual(expect.arrayContaining(bad));
      expect(errors).not.toEqual([]);
    },
  });

  fuzz({
    name: "session-query",
    claim: "requests one session, or every bad key is named",
    inputs: { long: 80_000, short: 300 },
    arbitrary: hostileQuery,
    holds(query) {
      const search = new URLSearchParams(query);
      const [id = ""] = search.values();
      expect(sessionRead(id, search).query.length).toBeLessThanOrEqual(MAX_QUERY_LENGTH);
      const reading = readingOf(() => readSessionRequest(id, search, KNOWN));
      const known = ["account", "region", "started", "tz", "cursor"];
      const bad = [...new Set(search.keys())].filter((key) => !known.includes(key));
      if ("request" in reading) {
        expect([reading.request.id, bad]).toEqual([id, []]);
        return;
      }
      const { status, errors = [] } = reading.problem;
      const named = errors.map(({ key }) => key);
      expect(status).toBe(400);
      if (!named.includes("")) expect(named).toEqual(expect.arrayContaining(bad));
    },
  });
});

/** A page's query in Next's form: a text, or a list if a key is repeated. */
function recordOf(search: URLSearchParams): [string, string | string[]][] {
  return [...new Set(search.keys())].map((key) => {
    const [first = "", ...more] = search.getAll(key);
    return [key, more.length === 0 ? first : [first, ...more]];
  });
}
