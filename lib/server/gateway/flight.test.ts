import { describe, expect, it } from "vitest";
import { Flight } from "./flight";

/** Work that ends on request, and whether its signal is aborted. */
function work() {
  let signal: AbortSignal | null = null;
  let finish: (result: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const flight = new Flight<string>((workSignal) => {
    signal = workSignal;
    return new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  });
  return {
    flight,
    finish: (text: string) => finish(text),
    fail: (e: Error) => fail(e),
    isAborted: () => signal?.aborted,
  };
}

const never = new AbortController().signal;

describe("Flight", () => {
  it("returns its result to all callers, including later ones", async () => {
    const { flight, finish } = work();
    const first = flight.join(never);
    finish("page");
    expect(await Promise.all([first, flight.join(never)])).toEqual(["page", "page"]);
  });

  it("throws its failure to all callers", async () => {
    const { flight, fail } = work();
    const waits = [flight.join(never), flight.join(never)];
    fail(new Error("down"));
    const ends = await Promise.allSettled(waits);
    expect(ends.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("continues when one of two callers aborts, and ends when the last one aborts", async () => {
    const { flight, isAborted } = work();
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [flight.join(one.signal), flight.join(other.signal)];
    one.abort(new Error("closed the tab"));
    await expect(waits[0]).rejects.toThrow("closed the tab");
    expect([isAborted(), flight.isOver]).toEqual([false, false]);
    other.abort();
    await expect(waits[1]).rejects.toThrow();
    expect([isAborted(), flight.isOver]).toEqual([true, true]);
  });

  it("continues without callers when it is held", async () => {
    const { flight, isAborted } = work();
    flight.hold();
    const caller = new AbortController();
    const waiting = flight.join(caller.signal);
    caller.abort();
    await expect(waiting).rejects.toThrow();
    expect(isAborted()).toBe(false);
  });

  it("rejects a caller that has already aborted, and does not count it", async () => {
    const { flight, isAborted } = work();
    await expect(flight.join(AbortSignal.abort())).rejects.toThrow();
    expect(isAborted()).toBe(false);
  });

  it("returns null when the result takes too long", async () => {
    const { flight } = work();
    flight.hold();
    expect(await flight.joinFor(1, never)).toBeNull();
  });

  it("returns a result that arrives in time", async () => {
    const { flight, finish } = work();
    const waiting = flight.joinFor(60_000, never);
    finish("page");
    expect(await waiting).toBe("page");
  });
});
