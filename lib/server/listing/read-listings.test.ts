import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionsPage } from "@/lib/sessions/list/sessions-page";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS } from "@/lib/sessions/query/search-params";
import {
  answerOf,
  awsError,
  fakeNow,
  fakePage,
  fakeSource,
  inMs,
  problemOf,
} from "@/lib/testing/fakes/fake-listing";

const failing = (name: string) => [{ rows: [], failure: awsError(name) }];

beforeEach(() => {
  vi.useFakeTimers({ now: fakeNow, toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function reportOf({ sources }: SessionsPage, region: string) {
  return sources.find((report) => report.region === region);
}

describe("several sources", () => {
  it("are one list, newest first", async () => {
    const one = fakeSource([fakePage("a1", "a4"), fakePage("a6")], inMs(80), "r1").source;
    const two = fakeSource([fakePage("b2"), fakePage("b3", "b5")], inMs(10), "r2").source;
    const { answer, ids } = await answerOf([one, two]);
    expect(ids).toEqual(["a1", "b2", "b3", "a4", "b5", "a6"]);
    expect(answer.coverage).toMatchObject({ scanned: 6, complete: true });
    expect(answer.sources.map(({ region, status }) => [region, status])).toEqual([
      ["r1", "ok"],
      ["r2", "ok"],
    ]);
  });

  it("are one list across answers too", async () => {
    const one = fakeSource([fakePage("a1", "a4"), fakePage("a6")], inMs(80), "r1").source;
    const two = fakeSource([fakePage("b2"), fakePage("b3", "b5")], inMs(10), "r2").source;
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const { answer, ids } = await answerOf([one, two], { limit: 2, cursor });
      found.push(...ids);
      cursor = answer.cursor;
    } while (cursor !== null && found.length < 20);
    expect(found).toEqual(["a1", "b2", "b3", "a4", "b5", "a6"]);
  });

  it("are read at the same time", async () => {
    const regions = Array.from({ length: 60 }, (_, n) => `r${n}`);
    const sources = regions.map((region) => fakeSource([fakePage("a1")], inMs(80), region));
    const { ids, ms } = await answerOf(
      sources.map(({ source }) => source),
      { limit: 200 },
    );
    expect(ids).toHaveLength(60);
    expect(ms).toBe(80);
  });

  it("report the progress of the source that got the least far", async () => {
    const filters = { ...NO_FILTERS, status: [is("Failed")] };
    const many = Array.from({ length: 12 }, (_, n) => fakePage(`a${n + 1}`));
    const one = fakeSource(many, inMs(1), "r1").source;
    const two = fakeSource([fakePage("b30")], inMs(1), "r2").source;
    const { answer } = await answerOf([one, two], { filters });
    expect(answer.coverage).toEqual({
      scanned: 11,
      searchedBackTo: "2026-11-23T15:50:00.000Z",
      complete: false,
    });
  });

  it("answer without a failing source, which is included again after it has recovered", async () => {
    const one = fakeSource([fakePage("a1", "a3")], undefined, "r1").source;
    const denied = fakeSource(failing("AccessDeniedException"), undefined, "r2").source;
    const { answer, ids } = await answerOf([one, denied]);
    expect(ids).toEqual(["a1", "a3"]);
    expect(answer.coverage.complete).toBe(false);
    expect(reportOf(answer, "r1")).toMatchObject({ status: "ok", complete: true });
    expect(reportOf(answer, "r2")).toMatchObject({
      status: "error",
      asOf: null,
      complete: false,
      error: {
        code: "aws-access-denied",
        message: expect.stringContaining("ssm:DescribeSessions"),
      },
    });
    const healed = fakeSource([fakePage("b2")], undefined, "r2").source;
    const rest = await answerOf([one, healed], { cursor: answer.cursor });
    expect(rest.ids).toEqual(["b2"]);
    expect(rest.answer).toMatchObject({ cursor: null, coverage: { complete: true } });
  });

  it("fail together if all of them fail, and name the failed ones", async () => {
    const one = fakeSource(failing("AccessDeniedException"), undefined, "r1").source;
    const two = fakeSource(failing("ThrottlingException"), undefined, "r2").source;
    const problem = await problemOf(answerOf([one, two]));
    expect(problem.code).toBe("aws-access-denied");
    expect(problem.detail).toMatch(/^default r1: .* One more source failed\.$/);
  });

  it("end incomplete, and name the source, if the only remaining one fails again", async () => {
    const one = fakeSource([fakePage("a1")], undefined, "r1").source;
    const two = fakeSource(failing("ThrottlingException"), undefined, "r2").source;
    const { answer } = await answerOf([one, two]);
    expect(answer.cursor).not.toBeNull();
    const again = await answerOf([one, two], { cursor: answer.cursor });
    expect(again.answer).toMatchObject({
      sessions: [],
      cursor: null,
      coverage: { complete: false },
    });
    expect(reportOf(again.answer, "r2")?.error).toMatchObject({
      code: "aws-throttled",
      retryAfterSeconds: 5,
    });
  });

  it("continue by time if AWS refuses the token of one", async () => {
    const pages = [fakePage("a1", "a3"), fakePage("a5")];
    const one = fakeSource([fakePage("b2", "b4"), fakePage("b6")], undefined, "r2").source;
    const first = await answerOf([fakeSource(pages, undefined, "r1").source, one], { limit: 4 });
    expect(first.ids).toEqual(["a1", "b2", "a3", "b4"]);
    const failure = awsError("InvalidNextToken");
    const refusing = fakeSource([fakePage("a1", "a3"), { rows: [], failure }], undefined, "r1");
    const second = await answerOf([refusing.source, one], { cursor: first.answer.cursor });
    expect(second.ids).toEqual(["b6"]);
    expect(reportOf(second.answer, "r1")?.error?.code).toBe("cursor-expired");
    const healed = fakeSource([fakePage("a3", "a5")], undefined, "r1");
    const third = await answerOf([healed.source, one], { cursor: second.answer.cursor });
    expect(third.ids).toEqual(["a5"]);
    expect(healed.asked).toMatchObject([
      { token: null, filters: [{ key: "InvokedBefore", value: "2026-11-23T15:57:01Z" }] },
    ]);
    expect(third.answer.coverage.complete).toBe(true);
  });

  it("continue without a source whose token repeats", async () => {
    const pages = [fakePage("a1"), { ...fakePage("a2"), nextToken: "1" }];
    const one = fakeSource(pages, undefined, "r1").source;
    const many = Array.from({ length: 12 }, (_, n) => fakePage(`b${n + 3}`));
    const two = fakeSource(many, undefined, "r2").source;
    const first = await answerOf([one, two], { limit: 5 });
    expect(first.ids).toEqual(["a1", "a2", "b3", "b4", "b5"]);
    expect(reportOf(first.answer, "r1")).toMatchObject({ status: "error", complete: false });
    const rest = await answerOf([one, two], { cursor: first.answer.cursor });
    expect(rest.ids).toHaveLength(9);
    expect(rest.answer.cursor).toBeNull();
  });
});

describe("both lists of a source", () => {
  const isOpen = { endedAt: null, status: "Connected" };
  const openPage = (...ids: string[]) => ({
    rows: fakePage(...ids).rows.map((row) => ({ ...row, ...isOpen })),
  });

  it("are one list, in which the ended copy of a session wins", async () => {
    const lists = {
      Active: [openPage("a1", "a3"), openPage("a5")],
      History: [fakePage("a2", "a3"), fakePage("a4")],
    };
    const { answer, ids } = await answerOf([fakeSource(lists).source], { state: "all" });
    expect(ids).toEqual(["a1", "a2", "a3", "a4", "a5"]);
    const open = answer.sessions.filter(({ endedAt }) => endedAt === null);
    expect(open.map(({ id }) => id)).toEqual(["a1", "a5"]);
    expect(answer.sources).toHaveLength(1);
  });

  it("are read one after the other: Active to its end, then History", async () => {
    const lists = {
      Active: [openPage("a1"), openPage("a2"), openPage("a3")],
      History: [fakePage("b4")],
    };
    const { source, asked } = fakeSource(lists, inMs(10));
    const { ids } = await answerOf([source], { state: "all", limit: 1 });
    expect(ids).toEqual(["a1"]);
    expect(asked.map(({ state, token }) => [state, token])).toEqual([
      ["Active", null],
      ["Active", "1"],
      ["Active", "2"],
      ["History", null],
    ]);
  });

  it("return the rows of one if the other fails", async () => {
    const lists = { Active: failing("ThrottlingException"), History: [fakePage("b1")] };
    const { answer, ids } = await answerOf([fakeSource(lists).source], { state: "all" });
    expect(ids).toEqual(["b1"]);
    expect(answer.sources).toMatchObject([{ status: "error", error: { code: "aws-throttled" } }]);
    expect(answer.cursor).not.toBeNull();
  });
});
