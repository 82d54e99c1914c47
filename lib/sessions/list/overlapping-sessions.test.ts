import { describe, expect, it } from "vitest";
import { readIssues } from "@/lib/sessions/query/query-issues";
import { loadSessionSearchParams, NO_FILTERS } from "@/lib/sessions/query/search-params";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { overlappingFilters, overlappingPath, toOverlapping } from "./overlapping-sessions";
import type { SessionsPage, SourceReport } from "./sessions-page";

const owner = "arn:aws:sts::482913004417:assumed-role/AdminAccess/alice.chen";

function queryOf(path: string) {
  return new URL(path, "http://127.0.0.1").searchParams;
}

describe("overlappingFilters", () => {
  it("asks all sources for the owner, and one source for the target", () => {
    const session = makeSession({ account: "prod" });
    const window = {
      after: "2026-11-23T15:28:09.412Z",
      before: "2026-11-23T15:40:00Z",
      time: "running",
    };
    expect(overlappingFilters(session, "owner")).toEqual({
      ...NO_FILTERS,
      ...window,
      owner: [{ operator: "is", value: owner }],
    });
    expect(overlappingFilters(session, "target")).toEqual({
      ...NO_FILTERS,
      ...window,
      account: ["prod"],
      region: ["eu-west-1"],
      target: [{ operator: "is", value: "i-0f3a9c1e5b7d24680" }],
    });
  });

  it("has no end for a session that is open", () => {
    const open = makeSession({ status: "Connected", endedAt: null });
    expect(overlappingFilters(open, "owner")?.before).toBeNull();
  });

  it("gives a window to a session that ended when it started", () => {
    const failed = makeSession({ endedAt: "2026-11-23T15:28:09.412Z", status: "Failed" });
    expect(overlappingFilters(failed, "owner")?.before).toBe("2026-11-23T15:28:09.413Z");
  });

  it.each([{ startedAt: null }, { owner: null }, { endedAt: null, status: "Terminated" }])(
    "asks for nothing where it is unknown: %j",
    (changes) => {
      expect(overlappingFilters(makeSession(changes), "owner")).toBeNull();
    },
  );
});

describe("overlappingPath", () => {
  it("is accepted by the API", () => {
    const filters = overlappingFilters(makeSession({ account: "prod" }), "target");
    const query = queryOf(overlappingPath(filters ?? NO_FILTERS, "abc"));
    expect(readIssues(query, null, ["state", "limit", "cursor"])).toEqual([]);
    expect(loadSessionSearchParams(query)).toMatchObject({ time: "running", account: ["prod"] });
    expect(Object.fromEntries(query)).toMatchObject({ state: "all", limit: "20", cursor: "abc" });
  });
});

describe("toOverlapping", () => {
  const ok: SourceReport = {
    account: "default",
    region: "eu-west-1",
    status: "ok",
    asOf: null,
    stale: false,
    complete: true,
  };
  const page: SessionsPage = {
    sessions: [],
    cursor: null,
    coverage: { scanned: 0, searchedBackTo: null, complete: true },
    sources: [ok],
  };
  const self = makeSession();
  const other = makeSession({ id: "bob-1" });

  it("leaves out the session itself and duplicates", () => {
    const pages = [
      { ...page, sessions: [other, self] },
      { ...page, sessions: [other] },
    ];
    expect(toOverlapping(pages, self)).toEqual({
      sessions: [other],
      searchedBackTo: null,
      isComplete: true,
      failures: [],
      hasMore: false,
    });
  });

  it("continues only if a working source is unfinished", () => {
    const rest = { ...page, cursor: "abc", coverage: { ...page.coverage, complete: false } };
    const failed: SourceReport = {
      ...ok,
      status: "error",
      complete: false,
      error: { code: "aws-access-denied", message: "no" },
    };
    const unfinished = { ...rest, sources: [{ ...ok, complete: false }, failed] };
    expect(toOverlapping([unfinished], self)).toMatchObject({ hasMore: true, isComplete: false });
    const stuck = { ...rest, sources: [ok, failed] };
    expect(toOverlapping([stuck], self)).toMatchObject({ hasMore: false, failures: [failed] });
  });
});
