import { describe, expect, it } from "vitest";
import type { SessionSource } from "@/lib/server/source/session-source";
import { listsOf } from "@/lib/server/source/source-page";
import { appliedBy, chipsOf } from "@/lib/sessions/chips/filter-chips";
import { loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import type { ListedState } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import {
  fakeNow,
  fakePage,
  fakeSource,
  makeRequest,
  problemOf,
} from "@/lib/testing/fakes/fake-listing";
import { type KeptSessions, memorySource } from "@/lib/testing/fakes/memory-source";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { findSession } from "./find-session";
import { planListings } from "./listing";
import { readSessions } from "./read-sessions";

const { signal } = new AbortController();
const limits = { clock: () => fakeNow, signal, deadline: signal, wait: null };
const here = { account: "default", region: "eu-west-1" };
const NONE: KeptSessions = { active: [], history: [] };

const inMemory = (kept: Partial<KeptSessions>) =>
  memorySource(here, { ...NONE, ...kept }, { clock: limits.clock });

const filtersOf = (query: string) => loadSessionSearchParams(new URLSearchParams(query));

function find(id: string, sources: SessionSource[], started: string | null = null) {
  const request = { id, account: [], region: [], started };
  return findSession(request, sources, { ...limits, isOpenTo: () => true });
}

describe("a source other than AWS", () => {
  it("marks the chips that it applies, including *contains*", () => {
    const query = "reason=~INC&document=a&target=!b&owner=alice&range=1h";
    const filters = filtersOf(query);
    const [list] = listsOf(inMemory({}), "history");
    if (!list) throw new Error("It has no list.");
    const asked = { list, state: "history", filters, listCount: 1 } as const;
    const { applied } = inMemory({}).plan(asked, timeWindow(filters, fakeNow));
    const marks = chipsOf(filters, "UTC", fakeNow).map((chip) => [
      chip.id,
      appliedBy(chip, applied),
    ]);
    expect(marks).toEqual([
      ["started", "AWS"],
      ["owner", "Sessionscope"],
      ["target is-not", "Sessionscope"],
      ["document", "AWS"],
      ["reason contains", "AWS"],
    ]);
  });

  it.each<[ListedState, number]>([
    ["active", 1],
    ["history", 1],
    ["all", 1],
  ])("is one listing for %s if one list holds them all", (state, count) => {
    const filters = filtersOf("");
    const window = timeWindow(filters, fakeNow);
    expect(planListings({ state, filters }, [inMemory({})], window)).toHaveLength(count);
  });

  it("reads only matching rows if it applies the whole query", async () => {
    const history = Array.from({ length: 1200 }, (_, n) =>
      makeSession({ ...here, id: `s-${n}`, reason: n % 100 === 0 ? `inc-${n}` : "other" }),
    );
    const filters = filtersOf("reason=~INC");
    const answer = await readSessions(makeRequest({ filters }), [inMemory({ history })], limits);
    expect(answer.sessions).toHaveLength(12);
    expect(answer.coverage).toMatchObject({ scanned: 12, complete: true });
  });

  it("returns sessions that AWS has forgotten, and shares one report with AWS", async () => {
    const [old] = fakePage("a1000000").rows;
    const [recent] = fakePage("a1").rows;
    if (!old || !recent) throw new Error("Two sessions.");
    const aws = fakeSource([fakePage("a1")]).source;
    const archive = inMemory({ history: [old, recent] });
    const answer = await readSessions(makeRequest(), [aws, archive], limits);
    expect(answer.sessions.map(({ id }) => id)).toEqual(["a1", "a1000000"]);
    expect(answer.sources).toMatchObject([{ ...here, status: "ok", complete: true }]);
    expect((await find("a1000000", [aws, archive])).session).toEqual(old);
  });

  it.each([
    ["AWS", "the archive"],
    ["the archive", "AWS"],
  ])("returns a session once, as ended, if %s has seen it end before %s", async (first) => {
    const [ended] = fakePage("a1").rows;
    if (!ended) throw new Error("One session.");
    const open = { ...ended, endedAt: null, status: "Connected" };
    const isByAws = first === "AWS";
    const aws = fakeSource({
      Active: isByAws ? [] : [{ rows: [open] }],
      History: isByAws ? [{ rows: [ended] }] : [],
    }).source;
    const archive = inMemory(isByAws ? { active: [open] } : { history: [ended] });
    const request = makeRequest({ state: "all" });
    for (const sources of [
      [aws, archive],
      [archive, aws],
    ]) {
      const { sessions } = await readSessions(request, sources, limits);
      expect(sessions).toEqual([ended]);
      expect((await find("a1", sources)).session).toEqual(ended);
    }
  });

  it("states the longest retention of all sources if no source has the session", async () => {
    const aws = fakeSource([]).source;
    const started = "2024-11-23T16:00:00Z";
    const problem = await problemOf(find("a1", [aws, inMemory({})], started));
    expect(problem.detail).toContain("in default (eu-west-1),");
    expect(problem.detail).toContain(
      "too recently to be forgotten (the archive forgets sessions three years after they end)",
    );
    const alone = await problemOf(find("a1", [aws], started));
    expect(alone.detail).toContain("AWS forgets sessions 30 days after they end");
  });
});
