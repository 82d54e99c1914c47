import { describe, expect, it } from "vitest";
import { describeSessions } from "./describe-sessions";
import { scenarioOf } from "./scenarios";
import type { Session } from "./session";

const now = Date.parse("2026-11-20T12:00:00Z");

function describeAs(
  account: string,
  input: {
    MaxResults?: number;
    NextToken?: string | undefined;
    Filters?: { key: string; value: string }[];
  } = {},
) {
  const scenario = scenarioOf(account, 300);
  if (scenario === undefined) throw new Error(`no scenario ${account}`);
  return describeSessions(
    { account, region: "eu-west-1" },
    JSON.stringify({ State: "History", ...input }),
    { scenario, seed: "test", pageSize: 50, tokenTtl: 3_600, now, worldNow: now },
  );
}

function pagesOf(account: string, MaxResults = 40): Session[][] {
  const pages: Session[][] = [];
  let NextToken: string | undefined;
  do {
    const answer = describeAs(account, { MaxResults, NextToken });
    pages.push([...answer.Sessions]);
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return pages;
}

function startsOf(sessions: readonly Session[]): number[] {
  return sessions.map(({ StartDate }) => StartDate);
}

describe("pagers", () => {
  it("sparse has short and empty pages with tokens", () => {
    const sizes = pagesOf("sparse").map((page) => page.length);
    expect(sizes.slice(0, 4)).toEqual([14, 0, 0, 40]);
  });

  it("unsorted is out of order within and across pages", () => {
    const pages = pagesOf("unsorted");
    const [first = [], second = []] = pages.map(startsOf);
    expect(first).not.toEqual(first.toSorted((a, b) => b - a));
    expect(Math.max(...second)).toBeGreaterThan(Math.min(...first));
  });

  it("repeating begins each page with the end of the page before", () => {
    const [first = [], second = []] = pagesOf("repeating");
    expect(second.slice(0, 3)).toEqual(first.slice(-3));
    expect(second).toHaveLength(40);
  });

  it("repeating is complete but for the repeats", () => {
    const ids = pagesOf("repeating", 50)
      .flat()
      .map(({ SessionId }) => SessionId);
    const whole = pagesOf("repeating", 200)
      .flat()
      .map(({ SessionId }) => SessionId);
    expect(new Set(ids)).toEqual(new Set(whole));
  });

  it("looping comes back to the same page with the same token", () => {
    const first = describeAs("looping");
    const second = describeAs("looping", { NextToken: first.NextToken });
    const third = describeAs("looping", { NextToken: second.NextToken });
    expect(second.NextToken).toBe(first.NextToken);
    expect(third.Sessions).toEqual(second.Sessions);
    expect(second.Sessions).not.toEqual(first.Sessions);
  });

  it("cut-first cuts its pages before it filters them", () => {
    const last = pagesOf("cut-first", 200).flat().at(-1);
    const filtered = {
      MaxResults: 200,
      Filters: [{ key: "SessionId", value: last?.SessionId ?? "" }],
    };
    let answer = describeAs("cut-first", filtered);
    const counts = [answer.Sessions.length];
    while (answer.NextToken !== undefined) {
      answer = describeAs("cut-first", { ...filtered, NextToken: answer.NextToken });
      counts.push(answer.Sessions.length);
    }
    expect(counts.length).toBeGreaterThan(12);
    expect(counts.filter((count) => count > 0)).toEqual([1]);
  });

  it("cut a world of about 300", () => {
    const sessions = pagesOf("sparse", 200).flat();
    expect(sessions.length).toBeGreaterThan(240);
    expect(sessions.length).toBeLessThan(360);
  });
});
