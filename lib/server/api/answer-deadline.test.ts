import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { drain } from "@/lib/server/launch/drain";
import { processState } from "@/lib/server/process-state";
import { withDeadline } from "./answer-deadline";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  Object.assign(processState(), { draining: false, answerBy: Number.POSITIVE_INFINITY });
});

/** Begins an answer that ends with its deadline; resolves with how long that took. */
function untilDeadline(): Promise<number> {
  const begun = performance.now();
  return withDeadline(
    (deadline) =>
      new Promise((resolve) => {
        deadline.addEventListener("abort", () => resolve(performance.now() - begun));
      }),
  );
}

/** Begins to drain a server whose connections never close. */
function beginToDrain(limitMs: number): void {
  void drain({ retire: () => {}, close: () => new Promise(() => {}) }, { waitMs: 3000, limitMs });
}

async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

describe("withDeadline", () => {
  it("lets an answer take 14.5 s", async () => {
    const took = untilDeadline();
    await pass(60_000);
    expect(await took).toBe(14_500);
  });

  it("ends answers in progress half a second before the process ends", async () => {
    const took = untilDeadline();
    await pass(2000);
    beginToDrain(9000);
    await pass(60_000);
    expect(await took).toBe(2000 + 8500);
  });

  it("gives an answer that begins during draining the remaining time", async () => {
    beginToDrain(9000);
    await pass(5000);
    const took = untilDeadline();
    await pass(60_000);
    expect(await took).toBe(3500);
  });

  it("gives no answer more time because the process drains", async () => {
    const took = untilDeadline();
    await pass(12_000);
    beginToDrain(9000);
    await pass(60_000);
    expect(await took).toBe(14_500);
  });

  it("ends at once if no time is left", async () => {
    beginToDrain(400);
    const took = untilDeadline();
    await pass(0);
    expect(await took).toBe(0);
  });

  it.each([
    ["page", () => Promise.resolve("rows"), { value: "rows" }],
    ["failed", () => Promise.reject(new Error("no")), { reason: new Error("no") }],
  ])("leaves no timer and no listener when the answer was %s", async (_, work, expected) => {
    const [outcome] = await Promise.allSettled([withDeadline<string>(work)]);
    expect(outcome).toMatchObject(expected);
    expect(vi.getTimerCount()).toBe(0);
    expect(processState().onDraining.size).toBe(0);
  });
});
