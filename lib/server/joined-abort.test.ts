import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { joinedAbort } from "./joined-abort";

describe("joinedAbort", () => {
  it("aborts with the first signal that does, and its reason", () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const { signal } = joinedAbort([first.signal, second.signal]);
    expect(signal.aborted).toBe(false);
    second.abort("left");
    first.abort("late");
    expect(signal.reason).toBe("left");
  });

  it("is aborted from the start if a signal is", () => {
    expect(joinedAbort([AbortSignal.abort("gone")]).signal.reason).toBe("gone");
  });

  it("aborts when it is released, and listens to nobody any more", () => {
    const outside = new AbortController();
    const joined = joinedAbort([outside.signal]);
    joined.release("over");
    expect(joined.signal.reason).toBe("over");
    expect(getEventListeners(outside.signal, "abort")).toEqual([]);
    outside.abort("left");
    expect(joined.signal.reason).toBe("over");
  });
});
