import { describe, expect, it } from "vitest";
import { preferredWait, sourceTimeoutMs } from "./source-timeout";

const forever = Number.POSITIVE_INFINITY;

describe("sourceTimeoutMs", () => {
  it.each<[string, number | null, boolean, number | null, number]>([
    ["no limit before the first answer", null, false, null, forever],
    ["no limit for a deferred source before the first answer", null, true, 5000, forever],
    ["at least a second", 20, false, null, 1000],
    ["three times the fastest", 800, false, null, 2400],
    ["half a second for a deferred source", 800, true, null, 500],
    ["the time that the client accepts", 800, false, 10_000, 10_000],
    ["the time that the client accepts, also for a deferred source", 800, true, 10_000, 10_000],
    ["a client that does not wait", 800, false, 0, 0],
  ])("%s", (_, fastest, isDeferred, wait, ms) => {
    expect(sourceTimeoutMs(fastest, isDeferred, wait)).toBe(ms);
  });
});

describe("preferredWait", () => {
  it.each([
    ["wait=10", 10_000],
    ["wait=0", 0],
    ["Wait = 10", 10_000],
    ['wait="10"', 10_000],
    ["respond-async, wait=5", 5000],
    ["wait=5; foo", 5000],
    ["respond-async;wait=5", 5000],
    ["handling=lenient wait=5", 5000],
    [null, null],
    ["", null],
    ["wait", null],
    ["wait=", null],
    ["wait=x", null],
    ["wait=-1", null],
    ["wait=1.5", null],
    ["wait=100", null],
    ["await=5", null],
    ["x-wait=5", null],
  ])("reads %j as %s", (header, ms) => {
    expect(preferredWait(header)).toBe(ms);
  });
});
