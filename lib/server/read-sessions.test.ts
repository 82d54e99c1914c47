import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import { NO_FILTERS } from "@/lib/sessions/search-params";
import { sessionsPageSchema } from "@/lib/sessions/sessions-page";
import { RepeatedTokenError } from "./aws/listing-error";
import { awsError, type FakePage, fakeSource } from "./fake-listing";
import { ProblemError } from "./problem-error";
import { readSessions } from "./read-sessions";
import type { SessionsRequest } from "./sessions-request";

const now = Date.parse("2026-11-23T16:00:00Z");
const failedOnly = { ...NO_FILTERS, status: ["Failed"] };
const open = { clock: () => now, signal: signal(), deadline: signal() };

function signal(): AbortSignal {
  return new AbortController().signal;
}

function ask(changes: Partial<SessionsRequest> = {}): SessionsRequest {
  return { state: "history", filters: NO_FILTERS, limit: 50, cursor: null, ...changes };
}

/** A page of sessions with these ids. The number in an id is its age in minutes. */
function page(...ids: string[]): FakePage {
  const rows = ids.map((id) => {
    const startedAt = new Date(now - Number(id.slice(1)) * 60_000).toISOString();
    return makeSession({ id, startedAt, status: id.startsWith("f") ? "Failed" : "Terminated" });
  });
  return { rows };
}

async function problemOf(answer: Promise<unknown>) {
  const error = await answer.catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw error;
  return error.problem;
}

describe("readSessions", () => {
  it("gives all there is, newest first, and says that it is all", async () => {
    const { source } = fakeSource([page("a3", "a1"), page(), page("a2")]);
    const answer = sessionsPageSchema.parse(await readSessions(ask(), source, open));
    expect(answer.sessions.map(({ id }) => id)).toEqual(["a1", "a2", "a3"]);
    expect(answer.cursor).toBeNull();
    expect(answer.coverage).toEqual({
      scanned: 3,
      searchedBackTo: "2026-11-23T15:57:00.000Z",
      complete: true,
    });
    expect(answer.sources).toEqual([
      {
        account: "default",
        region: "eu-west-1",
        status: "ok",
        asOf: "2026-11-23T16:00:00.000Z",
        stale: false,
      },
    ]);
  });

  it("asks for just the rows wanted, unless the re-check may drop many", async () => {
    const { source, asked } = fakeSource([page("a1")]);
    await readSessions(ask({ limit: 7 }), source, open);
    await readSessions(ask({ limit: 7, filters: { ...NO_FILTERS, owner: ["bob"] } }), source, open);
    expect(asked.map(({ pageSize }) => pageSize)).toEqual([7, 200]);
  });

  it("stops when enough rows match, and goes on in the middle of a page", async () => {
    const { source, asked } = fakeSource([page("f1", "a2", "f3"), page("f4", "a5")]);
    const filters = { ...NO_FILTERS, status: ["Failed", "Connected"] };
    const first = await readSessions(ask({ filters, limit: 1 }), source, open);
    expect(first.coverage).toMatchObject({ scanned: 2, complete: false });
    const rest = await readSessions(ask({ filters, limit: 9, cursor: first.cursor }), source, open);
    expect(rest.sessions.map(({ id }) => id)).toEqual(["f3", "f4"]);
    expect(rest.coverage).toMatchObject({ scanned: 3, complete: true });
    expect(asked.map(({ pageSize }) => pageSize)).toEqual([200, 200]);
  });

  it("asks AWS the same on every page although time goes on and the limit changes", async () => {
    const { source, asked } = fakeSource([page("a1"), page("a2")]);
    const filters = { ...NO_FILTERS, range: "15m" };
    const first = await readSessions(ask({ filters, limit: 1 }), source, open);
    const later = { ...open, clock: () => now + 61_000 };
    await readSessions(ask({ filters, limit: 5, cursor: first.cursor }), source, later);
    const same = {
      state: "History",
      pageSize: 1,
      filters: [{ key: "InvokedAfter", value: "2026-11-23T15:45:00Z" }],
    };
    expect(asked).toEqual([
      { ...same, startingToken: null },
      { ...same, startingToken: "1" },
    ]);
  });

  it("ends a search without matches after ten calls, and says how far it got", async () => {
    const { source } = fakeSource(Array.from({ length: 12 }, (_, index) => page(`a${index + 1}`)));
    const answer = await readSessions(ask({ filters: failedOnly }), source, open);
    expect(answer.sessions).toEqual([]);
    expect(answer.cursor).not.toBeNull();
    expect(answer.coverage).toEqual({
      scanned: 10,
      searchedBackTo: "2026-11-23T15:50:00.000Z",
      complete: false,
    });
  });

  it("ends a slow search after six seconds", async () => {
    let time = now;
    const { source } = fakeSource([page("a1"), page("a2"), page("a3"), page("a4")], () => {
      time += 2500;
    });
    const answer = await readSessions(ask({ filters: failedOnly }), source, {
      ...open,
      clock: () => time,
    });
    expect(answer.coverage).toMatchObject({ scanned: 3, complete: false });
  });

  it("fails as a whole when the first call fails", async () => {
    const { source } = fakeSource([{ rows: [], failure: awsError("AccessDeniedException") }]);
    expect(await problemOf(readSessions(ask(), source, open))).toMatchObject({
      code: "aws-access-denied",
      status: 502,
    });
  });

  it("keeps the rows when AWS fails later, and can go on there", async () => {
    const pages = [page("a1"), { ...page("a2"), failure: awsError("ThrottlingException") }];
    const answer = await readSessions(ask(), fakeSource(pages).source, open);
    expect(answer.sessions.map(({ id }) => id)).toEqual(["a1"]);
    expect(answer.coverage.complete).toBe(false);
    expect(sessionsPageSchema.parse(answer).sources).toEqual([
      expect.objectContaining({
        status: "error",
        error: expect.objectContaining({ code: "aws-throttled", retryAfterSeconds: 5 }),
      }),
    ]);
    const healed = fakeSource([page("a1"), page("a2")]).source;
    const rest = await readSessions(ask({ cursor: answer.cursor }), healed, open);
    expect(rest.sessions.map(({ id }) => id)).toEqual(["a2"]);
    expect(rest.coverage.complete).toBe(true);
  });

  it("keeps the progress of a search that AWS ends before the first match", async () => {
    const pages = [page("a1"), { ...page("f2"), failure: awsError("ThrottlingException") }];
    const request = ask({ filters: failedOnly });
    const answer = await readSessions(request, fakeSource(pages).source, open);
    expect(answer).toMatchObject({ sessions: [], coverage: { scanned: 1, complete: false } });
    expect(answer.sources[0]?.status).toBe("error");
    const healed = fakeSource([page("a1"), page("f2")]);
    const rest = await readSessions({ ...request, cursor: answer.cursor }, healed.source, open);
    expect(rest.sessions.map(({ id }) => id)).toEqual(["f2"]);
    expect(healed.asked[0]?.startingToken).toBe("1");
  });

  it("ends for good when AWS repeats its token, but not as if that were all", async () => {
    const pages = [page("a1"), { rows: [], failure: new RepeatedTokenError() }];
    const answer = await readSessions(ask(), fakeSource(pages).source, open);
    expect(answer).toMatchObject({ cursor: null, coverage: { complete: false } });
    expect(answer.sessions).toHaveLength(1);
    expect(answer.sources[0]?.error).toMatchObject({
      code: "aws-unavailable",
      message: expect.stringContaining("repeated its NextToken"),
    });
  });

  it("says that AWS is late when the deadline passes", async () => {
    const due = new AbortController();
    const { source } = fakeSource([page("a1")], () => due.abort(awsError("TimeoutError")));
    const answer = readSessions(ask(), source, { ...open, deadline: due.signal });
    expect((await problemOf(answer)).code).toBe("aws-timeout");
  });

  it("stops with the browser's reason when the browser leaves, even with rows in hand", async () => {
    const browser = new AbortController();
    const gone = new Error("gone");
    const { source } = fakeSource([page("a1"), page("a2")], (call) => {
      if (call === 2) browser.abort(gone);
    });
    const answer = readSessions(ask(), source, { ...open, signal: browser.signal });
    await expect(answer).rejects.toBe(gone);
  });

  it("refuses a cursor of another query before it asks AWS", async () => {
    const { source, asked } = fakeSource([page("a1"), page("a2")]);
    const { cursor } = await readSessions(ask({ limit: 1 }), source, open);
    const answer = readSessions(ask({ state: "active", cursor }), source, open);
    expect((await problemOf(answer)).code).toBe("invalid-cursor");
    expect(asked).toHaveLength(1);
  });
});
