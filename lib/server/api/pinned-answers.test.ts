import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { checksum } from "@/lib/server/listing/cursor-cipher";
import { readSessions } from "@/lib/server/listing/read-sessions";
import type { PinnedFilters } from "@/lib/server/viewer";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import type { Session } from "@/lib/sessions/session/session";
import {
  type FakePage,
  fakeNow,
  fakeSource,
  makeRequest,
  problemOf,
} from "@/lib/testing/fakes/fake-listing";
import { makeSession } from "@/lib/testing/worlds/make-session";

const never = new AbortController().signal;
const limits = { clock: () => fakeNow, signal: never, deadline: never, wait: null };
const alices: PinnedFilters = {
  by: "acme-portal",
  view: "history",
  filters: { ...NO_FILTERS, owner: [is("alice.chen")], range: "30m" },
};
const bobsArn = "arn:aws:sts::111122223333:assumed-role/DBA/bob.stone";

function session(id: string, minutesAgo: number, changes: Partial<Session> = {}): Session {
  const startedAt = new Date(fakeNow - minutesAgo * 60_000).toISOString();
  return makeSession({ id, startedAt, status: "Terminated", ...changes });
}

const own = [session("a5", 5), session("a20", 20)];
const foreign = [session("b7", 7, { owner: bobsArn }), session("a50", 50), session("a90", 90)];

/** The answer in a world whose pages have these sessions, without its time. */
async function answerIn(pages: FakePage[], filters: Partial<SessionFilters>, limit = 50) {
  const { source, asked } = fakeSource(pages);
  const request = makeRequest({ filters: { ...NO_FILTERS, ...filters }, pinned: alices, limit });
  return { answer: await readSessions(request, [source], limits), asked };
}

describe("an answer with pinned filters", () => {
  it.each<[string, Partial<SessionFilters>]>([
    ["nothing", {}],
    ["another's ARN", { owner: [is(bobsArn)] }],
    ["a target", { target: [is("i-0f3a9c1e5b7d24680")] }],
    ["a session's id", { sessionId: [is("b7")] }],
    ["a longer time", { range: "30d" }],
    ["a time before", { after: "2026-11-01T00:00:00Z", before: "2026-11-23T15:20:00Z" }],
  ])("is the same whether or not hidden rows exist, asked for %s", async (_, filters) => {
    const whole = await answerIn([{ rows: [...own, ...foreign] }], filters);
    const without = await answerIn([{ rows: own }], filters);
    expect(whole.answer).toEqual(without.answer);
  });

  it("neither counts nor dates hidden rows while a search continues", async () => {
    const hidden = Array.from({ length: 12 }, (_, at) => ({
      rows: [session(`b${at}`, at + 1, { owner: bobsArn })],
    }));
    const { answer } = await answerIn(hidden, {});
    expect(answer.coverage).toEqual({ scanned: 0, searchedBackTo: null, complete: false });
    expect(answer.cursor).not.toBeNull();
  });

  it("has a cursor that reveals nothing hidden and that continues the list", async () => {
    const pages = [{ rows: [own[0] ?? session("a", 1), ...foreign] }, { rows: own.slice(1) }];
    const first = await answerIn(pages, {}, 1);
    const cursor = first.answer.cursor ?? "";
    expect(checksum.open(cursor)).toBeNull();
    expect(() => inflateSync(Buffer.from(cursor, "base64url"))).toThrow();
    // Equal cursors are never sealed the same way, so comparing two reveals nothing.
    expect((await answerIn(pages, {}, 1)).answer.cursor).not.toBe(cursor);
    const { source } = fakeSource(pages);
    const rest = await readSessions(makeRequest({ pinned: alices, cursor }), [source], limits);
    expect(rest.sessions.map(({ id }) => id)).toEqual(["a20"]);
  });

  it("refuses a cursor made without the lock, and the other way round", async () => {
    const pages = [{ rows: own }, { rows: foreign }];
    const { source } = fakeSource(pages);
    const free = await readSessions(makeRequest({ limit: 1 }), [source], limits);
    const locked = await answerIn(pages, {}, 1);
    const turned = [
      makeRequest({ pinned: alices, cursor: free.cursor }),
      makeRequest({ cursor: locked.answer.cursor }),
      makeRequest({ pinned: { ...alices, by: "other" }, cursor: locked.answer.cursor }),
      makeRequest({ pinned: { ...alices, filters: NO_FILTERS }, cursor: locked.answer.cursor }),
    ];
    for (const request of turned) {
      const problem = await problemOf(readSessions(request, [source], limits));
      expect(problem.code).toBe("invalid-cursor");
    }
  });

  it("never asks AWS for rows outside the lock", async () => {
    const { asked } = await answerIn([{ rows: own }], { owner: [is(bobsArn)], range: "30d" });
    expect(asked.map(({ filters, range }) => ({ filters, range }))).toEqual([
      { filters: [{ key: "InvokedAfter", value: "2026-11-23T15:30:00Z" }], range: "30m" },
    ]);
  });
});
