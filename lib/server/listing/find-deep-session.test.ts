import { describe, expect, it } from "vitest";
import { PageFailureError } from "@/lib/server/aws/page-failure";
import { ProblemError } from "@/lib/server/problem";
import { awsSource } from "@/lib/server/sources/aws-source";
import type { Session } from "@/lib/sessions/session/session";
import { awsError, newPage } from "@/lib/testing/fakes/fake-listing";
import {
  ended,
  find,
  id,
  now,
  open,
  problemOf,
  request,
  source,
} from "@/lib/testing/fakes/searched-session";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { findSession } from "./find-session";

describe("a session that lies deep in a list", () => {
  it("says how far it searched when its budget is spent, and has a cursor to go on", async () => {
    const rows = Array.from({ length: 30 }, (_, page) => [
      makeSession({ id: `bob-${page}`, startedAt: new Date(now - page * 60_000).toISOString() }),
    ]);
    const deep = source("prod", { history: [...rows, [ended]] });
    const first = await problemOf(find([deep]));
    expect(first).toMatchObject({
      code: "aws-timeout",
      status: 504,
      coverage: { scanned: 10, searchedBackTo: "2026-11-23T15:51:00.000Z", complete: false },
    });
    expect(first.detail).toMatch(/^Searched back to 2026-11-23T15:51:00.000Z; /);
    const second = await problemOf(find([deep], { cursor: first.cursor ?? null }));
    expect(second.coverage?.searchedBackTo).toBe("2026-11-23T15:41:00.000Z");
    const third = await problemOf(find([deep], { cursor: second.cursor ?? null }));
    expect(await find([deep], { cursor: third.cursor ?? null })).toEqual(ended);
    expect(deep.asked.filter(({ state }) => state === "Active")).toHaveLength(1);
  });

  it("finds a session behind any number of empty pages, in either list", async () => {
    const empty = Array.from({ length: 35 }, () => []);
    for (const lists of [
      { active: [...empty, [open]] },
      { active: empty, history: [...empty, [ended]] },
    ]) {
      const deep = source("prod", lists);
      const other = source("dev");
      let cursor: string | null = null;
      const answers: string[] = [];
      for (let asked = 0; asked < 12; asked += 1) {
        try {
          answers.push((await find([deep, other], { cursor })).id);
          break;
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          cursor = error.problem.cursor ?? null;
          if (cursor === null) throw error;
        }
      }
      expect(answers).toEqual([id]);
    }
  });

  it("says that there is no such session only after everything was searched", async () => {
    const empty = Array.from({ length: 25 }, () => []);
    const deep = source("prod", { history: empty });
    const codes: string[] = [];
    let cursor: string | null = null;
    do {
      const problem = await problemOf(find([deep], { cursor }));
      codes.push(problem.code);
      cursor = problem.cursor ?? null;
    } while (cursor !== null);
    expect(codes).toEqual(["aws-timeout", "aws-timeout", "not-found"]);
  });

  it("comes to an end if only failing sources are left", async () => {
    const failing = source("lab", { history: awsError("ThrottlingException") });
    const deep = source("prod", { history: Array.from({ length: 15 }, () => []) });
    const first = await problemOf(find([failing, deep]));
    expect(first.detail).toContain("Not searched: lab (eu-west-1). AWS is limiting");
    const second = await problemOf(find([failing, deep], { cursor: first.cursor ?? null }));
    expect(second).toMatchObject({ code: "not-found" });
    expect(second.detail).toContain("Not searched: lab (eu-west-1).");
    expect(second).not.toHaveProperty("cursor");
  });

  /** A source whose Active fails in the first answer, and later has these pages; its History is what `history` says. */
  function moving(failingPage: number, pages: number, history: () => Session[][]) {
    let isDown = true;
    const made = awsSource({ account: "moved", region: "eu-west-1" }, ({ state, token }) => {
      const index = Number(token ?? 0);
      if (state === "Active" && isDown && index === failingPage) {
        throw new PageFailureError({ code: "aws-unavailable", detail: "No connection." });
      }
      const list = state === "Active" ? Array.from({ length: pages }, () => []) : history();
      const nextToken = index + 1 < list.length ? `${index + 1}` : null;
      return Promise.resolve(newPage({ sessions: list[index] ?? [], nextToken }));
    });
    const mend = () => {
      isDown = false;
    };
    return { source: made, mend };
  }

  it.each([
    ["its first page", 0, 1, 1],
    ["a later page", 2, 4, 1],
    ["its first page, beside a long History", 0, 1, 14],
  ])(
    "finds a session that ended after Active had failed on %s, and History had been read",
    async (_, failingPage, activePages, historyPages) => {
      let history: Session[][] = Array.from({ length: historyPages }, () => []);
      const { source: moved, mend } = moving(failingPage, activePages, () => history);
      const deep = source("prod", { history: Array.from({ length: 25 }, () => []) });
      const first = await problemOf(find([moved, deep]));
      expect(first.code).toBe("aws-timeout");
      mend();
      history = [[ended], ...history];
      expect(await find([moved, deep], { cursor: first.cursor ?? null })).toEqual(ended);
    },
  );

  it("finds a session in a long History although Active keeps failing", async () => {
    const history = [...Array.from({ length: 14 }, () => []), [ended]];
    const { source: moved } = moving(0, 1, () => history);
    const first = await problemOf(find([moved]));
    expect(await find([moved], { cursor: first.cursor ?? null })).toEqual(ended);
  });

  it("looks around the start of the link first, and then everywhere", async () => {
    const started = "2026-11-20T10:00:00.000Z";
    const near = source("prod", { history: [[ended]] });
    expect(await find([near], { started })).toEqual(ended);
    const bounds = near.asked.map(({ filters }) => filters.map(({ key }) => key));
    expect(bounds).toEqual([
      ["SessionId", "InvokedAfter", "InvokedBefore"],
      ["SessionId", "InvokedAfter", "InvokedBefore"],
    ]);
    const nowhere = source("prod");
    await problemOf(find([nowhere], { started }));
    expect(nowhere.asked.map(({ filters }) => filters.length)).toEqual([3, 3, 1, 1]);
  });

  it("refuses the cursor of another session", async () => {
    const deep = source("prod", { history: Array.from({ length: 15 }, () => []) });
    const { cursor = null } = await problemOf(find([deep]));
    expect(await problemOf(find([deep], { id: "bob-1", cursor }))).toMatchObject({
      code: "invalid-cursor",
    });
  });

  it("reads no page after its time is up, but always one more", async () => {
    let ms = 0;
    const slow = awsSource({ account: "prod", region: "eu-west-1" }, ({ state, token }) => {
      ms += 1500;
      const page = Number(token ?? 0) + 1;
      return Promise.resolve(
        newPage({ sessions: [], nextToken: state === "Active" ? null : `${page}` }),
      );
    });
    const { signal } = new AbortController();
    const limits = { isOpenTo: () => true, clock: () => now, monotonicNow: () => ms, signal };
    const { cursor = null } = await problemOf(
      findSession(request, [slow], { ...limits, deadline: signal }),
    );
    expect(ms).toBe(3000);
    const next = { ...request, cursor };
    await problemOf(findSession(next, [slow], { ...limits, deadline: signal }));
    expect(ms).toBeLessThanOrEqual(6000);
    expect(ms).toBeGreaterThan(3000);
  });
});
