import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareSessions, type Session } from "@/lib/sessions/session/session";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { toSessionList, withKeptRows } from "./session-list";
import type { SessionsPage, SourceReport } from "./sessions-page";

function makePage(sessions: Session[], changes: Partial<SessionsPage> = {}): SessionsPage {
  return {
    sessions,
    cursor: null,
    coverage: { scanned: sessions.length, searchedBackTo: null, complete: true },
    sources: [],
    ...changes,
  };
}

const anySession = fc
  .record({
    id: fc.integer({ min: 0, max: 40 }).map((n) => `s-${n}`),
    minute: fc.option(fc.integer({ min: 0, max: 59 })),
  })
  .map(({ id, minute }) =>
    makeSession({
      id,
      startedAt:
        minute === null ? null : new Date(Date.UTC(2026, 10, 23, 15, minute)).toISOString(),
    }),
  );

describe("toSessionList", () => {
  it("has each id once, newest start first, for any overlap and order of pages", () => {
    fc.assert(
      fc.property(fc.array(fc.array(anySession)), (pages) => {
        const { sessions } = toSessionList(pages.map((rows) => makePage(rows)));
        const ids = sessions.map((session) => session.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids)).toEqual(new Set(pages.flat().map((session) => session.id)));
        expect([...sessions].sort(compareSessions)).toEqual(sessions);
      }),
    );
  });

  it("adds up the searched rows, and is complete when the last page is", () => {
    const first = makePage([], {
      coverage: { scanned: 200, searchedBackTo: "2026-11-22T00:00:00.000Z", complete: false },
    });
    const second = makePage([], {
      coverage: { scanned: 150, searchedBackTo: "2026-11-21T00:00:00.000Z", complete: true },
    });
    expect(toSessionList([first, second]).coverage).toEqual({
      scanned: 350,
      searchedBackTo: "2026-11-21T00:00:00.000Z",
      complete: true,
    });
  });

  it("names the sources that failed in the last answer, not those that have recovered", () => {
    const failed = makePage([], {
      sources: [
        {
          account: "default",
          region: "eu-west-1",
          status: "error",
          asOf: null,
          stale: false,
          complete: false,
          error: { code: "aws-timeout", message: "AWS took too long" },
        },
      ],
    });
    expect(toSessionList([failed]).failures).toHaveLength(1);
    expect(toSessionList([failed, makePage([])]).failures).toEqual([]);
  });

  it("shows a session as ended that was open in an earlier answer, and not the reverse", () => {
    const ended = makeSession({ id: "s-1", endedAt: "2026-11-23T16:00:00.000Z" });
    const open = makePage([makeSession({ id: "s-1", endedAt: null })]);
    expect(toSessionList([open, makePage([ended])]).sessions).toEqual([ended]);
    expect(toSessionList([makePage([ended]), open]).sessions).toEqual([ended]);
  });
});

describe("withKeptRows", () => {
  const report = (region: string, status: "ok" | "error"): SourceReport => ({
    account: "default",
    region,
    status,
    asOf: null,
    stale: false,
    complete: true,
  });

  it("keeps the rows of a source that fails now, and no rows that are gone from another", () => {
    const known = makePage([
      makeSession({ id: "failing", region: "eu-west-1" }),
      makeSession({ id: "gone", region: "us-east-1" }),
    ]);
    const fresh = makePage([makeSession({ id: "new", region: "us-east-1" })], {
      sources: [report("eu-west-1", "error"), report("us-east-1", "ok")],
    });
    const { sessions, sources } = withKeptRows(fresh, [known]);
    expect(sessions.map(({ id }) => id).sort()).toEqual(["failing", "new"]);
    expect(sources.map(({ region, stale }) => [region, stale])).toEqual([
      ["eu-west-1", true],
      ["us-east-1", false],
    ]);
  });
});
