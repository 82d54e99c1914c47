import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PageRequest } from "@/lib/server/source/source-page";
import {
  answerOf,
  awsError,
  fakeNow,
  fakePage,
  fakeSource,
  hang,
  inMs,
  problemOf,
} from "@/lib/testing/fakes/fake-listing";

beforeEach(() => {
  vi.useFakeTimers({ now: fakeNow, toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a source that hangs", () => {
  const quick = () => fakeSource([fakePage("a1", "a2", "a3")], inMs(20), "r1");
  const hanging = () => fakeSource([], hang, "r2");

  it("delays the answer by at most a second, and is reported as late", async () => {
    const { answer, ids, ms } = await answerOf([quick().source, hanging().source]);
    expect(ids).toEqual(["a1", "a2", "a3"]);
    expect(ms).toBe(1000);
    expect(answer.coverage.complete).toBe(false);
    expect(answer.sources[1]?.error).toMatchObject({
      code: "aws-timeout",
      message: expect.stringContaining("Retry"),
    });
    const recovered = fakeSource([fakePage("b2")], undefined, "r2").source;
    const rest = await answerOf([quick().source, recovered], { cursor: answer.cursor });
    expect(rest.ids).toEqual(["b2"]);
    expect(rest.answer.coverage.complete).toBe(true);
  });

  it("gets three times as long as the fastest took", async () => {
    const slow = fakeSource([fakePage("a1")], inMs(600), "r1").source;
    expect((await answerOf([slow, hanging().source])).ms).toBe(1800);
  });

  it("gets the time of a usual call if the others' pages were cached", async () => {
    const kept = quick().source;
    const read = kept.readPage;
    const source = {
      ...kept,
      readPage: async (request: PageRequest) => ({ ...(await read(request)), isCached: true }),
    };
    expect((await answerOf([source, hanging().source])).ms).toBe(2100);
  });

  it("does not exclude another source that is slow, but not too slow", async () => {
    const slow = fakeSource([fakePage("b2")], inMs(900), "r2").source;
    const { answer, ids } = await answerOf([quick().source, slow]);
    expect(ids).toEqual(["a1", "a2", "b2", "a3"]);
    expect(answer.coverage.complete).toBe(true);
  });

  it("gets as long as the client accepts to wait", async () => {
    const { ms } = await answerOf([quick().source, hanging().source], {}, { wait: 9000 });
    expect(ms).toBe(9000);
    const slow = fakeSource([fakePage("b2")], inMs(8000), "r2").source;
    const { answer } = await answerOf([quick().source, slow], {}, { wait: 9000 });
    expect(answer.coverage.complete).toBe(true);
  });

  it("gets no more than a moment the next time", async () => {
    const pages = [fakePage("a1"), fakePage("a2"), fakePage("a3")];
    const both = [fakeSource(pages, inMs(20), "r1").source, hanging().source];
    const first = await answerOf(both, { limit: 1 });
    expect(first).toMatchObject({ ids: ["a1"], ms: 1000 });
    const next = await answerOf(both, { limit: 1, cursor: first.answer.cursor });
    expect(next).toMatchObject({ ids: ["a2"], ms: 500 });
  });

  it("gets no more than a moment beside the last page of the others", async () => {
    const first = await answerOf([quick().source, hanging().source], { limit: 2 });
    expect(first.ids).toEqual(["a1", "a2"]);
    const { cursor } = first.answer;
    const next = await answerOf([quick().source, hanging().source], { cursor });
    expect(next).toMatchObject({ ids: ["a3"], ms: 500 });
  });

  it("gets unlimited time if there is no other source", async () => {
    const { answer } = await answerOf([quick().source, hanging().source]);
    const slow = fakeSource([fakePage("b2")], inMs(4000), "r2").source;
    const rest = await answerOf([quick().source, slow], { cursor: answer.cursor });
    expect(rest).toMatchObject({ ids: ["b2"], ms: 4000 });
  });

  it("ends at the deadline if no other source has answered", async () => {
    const due = new AbortController();
    setTimeout(() => due.abort(awsError("TimeoutError")), 15_000);
    const both = [fakeSource([], hang, "r1").source, hanging().source];
    const problem = await problemOf(answerOf(both, {}, { deadline: due.signal }));
    expect(problem.code).toBe("aws-timeout");
    expect(problem.detail).toMatch(/^default r1 and 1 more: /);
  });

  it("ends when the browser closes the connection, with the signal's reason", async () => {
    const browser = new AbortController();
    const gone = new Error("gone");
    setTimeout(() => browser.abort(gone), 500);
    const both = [quick().source, hanging().source];
    await expect(answerOf(both, {}, { signal: browser.signal })).rejects.toBe(gone);
  });

  it("is aborted when the answer is complete", async () => {
    const signals: AbortSignal[] = [];
    const { source } = fakeSource(
      [],
      (call, signal) => {
        signals.push(signal);
        return hang(call, signal);
      },
      "r2",
    );
    await answerOf([quick().source, source]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
