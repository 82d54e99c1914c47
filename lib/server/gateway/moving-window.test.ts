import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { delayed, failing, fakeGateway, within } from "@/lib/testing/fakes/fake-gateway";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const start = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

describe("a gateway with a moving window", () => {
  const windowFrom = (value: string) => ({
    range: "1h",
    filters: [{ key: "InvokedAfter" as const, value }],
  });

  it("returns the page of a minute ago, whose token cannot be used", async () => {
    const { aws, read } = fakeGateway();
    expect(await read(windowFrom("2026-11-23T15:00:00Z"))).toMatchObject({
      isOfAnotherMoment: false,
    });
    expect(await read(windowFrom("2026-11-23T15:01:00Z"))).toMatchObject({
      ids: ["call-1"],
      isOfAnotherMoment: true,
    });
    expect(aws.calls).toHaveLength(1);
  });

  it("reads another page for a window that begins earlier", async () => {
    const { aws, read } = fakeGateway();
    await read(windowFrom("2026-11-23T15:01:00Z"));
    expect(await read(windowFrom("2026-11-23T15:00:00Z"))).toMatchObject({ ids: ["call-2"] });
    expect(await read(windowFrom("2026-11-23T15:01:00Z"))).toMatchObject({ ids: ["call-1"] });
    expect(aws.calls).toHaveLength(2);
  });

  it("does not share a call with a window that begins earlier", async () => {
    const { aws, read } = fakeGateway({ answer: delayed(100) });
    const both = Promise.all([
      read(windowFrom("2026-11-23T15:01:00Z")),
      read(windowFrom("2026-11-23T15:00:00Z")),
    ]);
    const pages = await within(1000, both);
    expect(pages.map(({ isOfAnotherMoment }) => isOfAnotherMoment)).toEqual([false, false]);
    expect(aws.calls.map(({ filters }) => filters[0]?.value)).toEqual([
      "2026-11-23T15:01:00Z",
      "2026-11-23T15:00:00Z",
    ]);
  });

  it("still returns the view in an outage", async () => {
    const { aws, read } = fakeGateway();
    await read(windowFrom("2026-11-23T15:00:00Z"));
    aws.answer = failing("ServiceUnavailable");
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(await read(windowFrom("2026-11-23T16:00:00Z"))).toMatchObject({
      ids: ["call-1"],
      asOf: start,
      staleBecause: { code: "aws-unavailable" },
    });
  });
});
