import { describe, expect, it } from "vitest";
import { awsSource } from "@/lib/server/sources/aws-source";
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

describe("findSession", () => {
  it("takes the session from one account's History while another hangs, and aborts the other calls", async () => {
    const slow = source("prod", { active: "hangs", history: "hangs" });
    const answer = await find([slow, source("dev", { active: "hangs", history: [[ended]] })]);
    expect(answer).toEqual(ended);
    expect(slow.asked.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  it("requests only the id from both lists of each source, all at the same time", async () => {
    const sources = [source("prod"), source("dev", { active: [[open]] })];
    await find(sources);
    for (const { asked } of sources) {
      expect(asked.map(({ state, filters, token }) => ({ state, filters, token }))).toEqual(
        ["Active", "History"].map((state) => {
          return { state, filters: [{ key: "SessionId", value: id }], token: null };
        }),
      );
    }
  });

  it("prefers the ended session if both lists have answered", async () => {
    expect(await find([source("prod", { active: [[open]], history: [[ended]] })])).toEqual(ended);
  });

  it("follows empty pages as long as they have a token", async () => {
    const far = source("prod", { history: [[], [], [], [ended]] });
    expect(await find([far])).toEqual(ended);
    expect(far.asked.filter(({ state }) => state === "History")).toHaveLength(4);
  });

  it("ignores a session with another id", async () => {
    const other = source("prod", { active: [[makeSession({ id: "bob-1" })]] });
    expect(await problemOf(find([other]))).toMatchObject({ code: "not-found" });
  });

  it("ends if AWS repeats a token", async () => {
    const circle = awsSource({ account: "prod", region: "eu-west-1" }, () =>
      Promise.resolve(newPage({ sessions: [], nextToken: "again" })),
    );
    expect((await problemOf(find([circle]))).detail).toMatch(/^AWS repeated its NextToken/);
  });

  it("says where it searched, and that the session may be too old", async () => {
    const elsewhere = { ...source("prod"), region: "us-east-1" };
    const problem = await problemOf(find([source("prod"), elsewhere, source("dev")]));
    expect(problem).toMatchObject({ code: "not-found", status: 404 });
    expect(problem.detail).toBe(
      "AWS lists no such session in prod (eu-west-1, us-east-1), dev (eu-west-1), neither in Active nor in History. It may be mistyped, or too old: AWS forgets sessions 30 days after they end.",
    );
  });

  it("names the accounts that could not be searched, and why", async () => {
    const denied = source("legacy", {
      active: awsError("AccessDeniedException"),
      history: awsError("AccessDeniedException"),
    });
    const half = source("lab", { history: awsError("ThrottlingException") });
    const { code, detail } = await problemOf(find([source("prod"), denied, half]));
    expect(code).toBe("not-found");
    expect(detail).toContain("no such session in prod (eu-west-1), neither");
    expect(detail).toContain("Not searched: legacy (eu-west-1). The identity that Sessionscope");
    expect(detail).toContain("Not searched: lab (eu-west-1). AWS is limiting the rate");
  });

  it("names a source that does not answer by the deadline", async () => {
    const due = new AbortController();
    const { signal } = new AbortController();
    const limits = { isOpenTo: () => true, clock: () => now, signal, deadline: due.signal };
    const answer = findSession(
      request,
      [source("prod"), source("dev", { active: "hangs" })],
      limits,
    );
    setTimeout(() => due.abort(), 5);
    const { detail } = await problemOf(answer);
    expect(detail).toContain("Not searched: dev (eu-west-1). AWS did not answer in time.");
  });

  it("fails with the first source's failure if no source could be searched", async () => {
    const denied = source("legacy", { active: awsError("AccessDeniedException") });
    const busy = source("lab", { history: awsError("ThrottlingException") });
    const problem = await problemOf(find([busy, denied]));
    expect(problem).toMatchObject({ code: "aws-throttled", status: 503, retryAfterSeconds: 5 });
    expect(problem.detail).toMatch(/^lab eu-west-1: AWS is limiting.* One more source failed\.$/);
    expect((await problemOf(find([busy]))).detail).toMatch(/^AWS is limiting/);
  });

  it.each([
    ["2026-10-01T00:00:00Z", "It started on 2026-10-01, more than 30 days ago: AWS forgets"],
    ["2026-11-20T00:00:00Z", "It started on 2026-11-20, too recently to be forgotten"],
  ])("says whether AWS may have forgotten a session that started %s", async (started, text) => {
    expect((await problemOf(find([source("prod")], { started }))).detail).toContain(text);
  });

  it("stops when the browser closes the connection", async () => {
    const left = new AbortController();
    const hanging = source("prod", { active: "hangs", history: "hangs" });
    const { signal: deadline } = new AbortController();
    const limits = { isOpenTo: () => true, clock: () => now, signal: left.signal, deadline };
    const answer = findSession(request, [hanging], limits);
    left.abort(new Error("gone"));
    await expect(answer).rejects.toThrow("gone");
    expect(hanging.asked.every(({ signal }) => signal.aborted)).toBe(true);
  });
});
