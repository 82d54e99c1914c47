import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { delayed, fakeGateway, within } from "@/lib/testing/fakes/fake-gateway";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const start = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

describe("a gateway that caches pages", () => {
  it("returns the cached page for five seconds, with the time of AWS's answer", async () => {
    const { aws, read, outcomes } = fakeGateway();
    await read();
    await vi.advanceTimersByTimeAsync(4999);
    expect(await read()).toMatchObject({ ids: ["call-1"], asOf: start, staleBecause: null });
    expect(aws.calls).toHaveLength(1);
    expect(outcomes).toEqual(["called", "fresh"]);
  });

  it("reads a new page after five seconds, and waits a moment for it", async () => {
    const { aws, read } = fakeGateway({ answer: delayed(200) });
    await within(200, read());
    await vi.advanceTimersByTimeAsync(5000);
    expect(await within(200, read())).toMatchObject({ ids: ["call-2"], staleBecause: null });
    expect(aws.calls).toHaveLength(2);
  });

  it("returns the cached page when AWS takes longer than a moment, and the new page to the next reader", async () => {
    const { read, outcomes } = fakeGateway({ answer: delayed(800) });
    await within(800, read());
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(await within(500, read())).toMatchObject({ ids: ["call-1"], staleBecause: null });
    await vi.advanceTimersByTimeAsync(300);
    expect(await read()).toMatchObject({ ids: ["call-2"] });
    expect(outcomes).toEqual(["called", "revalidating", "fresh"]);
  });

  it("waits longer for AWS when the cached page is older than a minute, then says that AWS is slow", async () => {
    const { aws, read } = fakeGateway();
    await read();
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    aws.answer = delayed(1900);
    expect(await within(1900, read())).toMatchObject({ ids: ["call-2"], staleBecause: null });
    await vi.advanceTimersByTimeAsync(2 * MINUTE);
    aws.answer = delayed(4000);
    expect(await within(2000, read())).toMatchObject({
      ids: ["call-2"],
      staleBecause: { code: "aws-timeout" },
    });
  });

  it("caches different requests separately", async () => {
    const { aws, read } = fakeGateway({ maxRps: 100 });
    const filters = [{ key: "Target" as const, value: "i-1" }];
    await read();
    await read({ state: "History" });
    await read({ filters });
    await read({ pageSize: 200 });
    await read({ token: "t" });
    expect(aws.calls).toHaveLength(5);
  });

  it("recognises a request, whatever the order of its filters", async () => {
    const { aws, read } = fakeGateway();
    const filters = [
      { key: "Target" as const, value: "i-1" },
      { key: "Status" as const, value: "Failed" },
    ];
    await read({ filters });
    await read({ filters: filters.toReversed() });
    expect(aws.calls).toHaveLength(1);
  });

  it("caches pages of a window that closed long ago for an hour", async () => {
    const { aws, read } = fakeGateway();
    const filters = [{ key: "InvokedBefore" as const, value: "2026-11-20T00:00:00Z" }];
    await read({ state: "History", filters });
    await vi.advanceTimersByTimeAsync(59 * MINUTE);
    await read({ state: "History", filters });
    expect(aws.calls).toHaveLength(1);
  });

  it("reads a fresh page again if the request needs a newer one", async () => {
    const { read } = fakeGateway();
    await read();
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(await read({ since: start })).toMatchObject({ ids: ["call-1"] });
    expect(await read({ since: start + 1 })).toMatchObject({ ids: ["call-2"] });
  });

  it("works when the clock jumps", async () => {
    const { aws, read } = fakeGateway();
    await read();
    for (const jump of [-HOUR, HOUR]) {
      vi.setSystemTime(start + jump);
      expect(await read()).toMatchObject({ ids: ["call-1"], asOf: start });
    }
    expect(aws.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    vi.setSystemTime(start - HOUR);
    expect(await read()).toMatchObject({ ids: ["call-2"], asOf: start - HOUR });
  });
});
