import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { codeOf, delayed, failing, fakeGateway, within } from "@/lib/testing/fakes/fake-gateway";
import { ANSWER_IS_OVER } from "./flight";

const SECOND = 1000;
const start = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

describe("a gateway with many simultaneous readers", () => {
  it("makes one call for a thousand readers", async () => {
    const { aws, read, outcomes } = fakeGateway({ answer: delayed(150) });
    const pages = await within(150, Promise.all(Array.from({ length: 1000 }, () => read())));
    expect(new Set(pages.flatMap(({ ids }) => ids))).toEqual(new Set(["call-1"]));
    expect(aws.calls).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "joined")).toHaveLength(999);
  });

  it("makes one failing call for a thousand readers, and no call for a reader a moment later", async () => {
    const { aws, read } = fakeGateway({ answer: delayed(150, failing("InternalServerError")) });
    const all = Promise.all(Array.from({ length: 1000 }, () => codeOf(read())));
    expect(new Set(await within(150, all))).toEqual(new Set(["aws-unavailable"]));
    expect(await codeOf(read())).toBe("aws-unavailable");
    expect(aws.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(SECOND);
    await within(150, codeOf(read()));
    expect(aws.calls).toHaveLength(2);
  });

  it("makes one call for a thousand renewals", async () => {
    const { aws, read } = fakeGateway({ answer: delayed(800) });
    await within(800, read());
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    await within(500, Promise.all(Array.from({ length: 1000 }, () => read())));
    expect(aws.calls).toHaveLength(2);
  });

  it("cancels the call when the last reader aborts, and forgets it", async () => {
    const { aws, read } = fakeGateway({ answer: delayed(1000) });
    const [one, other] = [new AbortController(), new AbortController()];
    const reads = [read({ signal: one.signal }), read({ signal: other.signal })];
    const ends = Promise.allSettled(reads);
    await vi.advanceTimersByTimeAsync(100);
    one.abort();
    expect(aws.calls[0]?.signal.aborted).toBe(false);
    other.abort();
    await ends;
    expect(aws.calls[0]?.signal.aborted).toBe(true);
    expect(await within(1000, read())).toMatchObject({ ids: ["call-2"] });
  });

  it("continues for the next answer when this one did not wait any longer", async () => {
    const { aws, read } = fakeGateway({ answer: delayed(1500) });
    const answer = new AbortController();
    const waiting = read({ signal: answer.signal }).catch(() => "left");
    await vi.advanceTimersByTimeAsync(1000);
    answer.abort(ANSWER_IS_OVER);
    expect(await waiting).toBe("left");
    await vi.advanceTimersByTimeAsync(500);
    expect(await read()).toMatchObject({ ids: ["call-1"] });
    expect(aws.calls).toHaveLength(1);
  });

  it("returns no page that may be older than the request allows", async () => {
    const { read } = fakeGateway({ answer: delayed(1000) });
    const first = read();
    await vi.advanceTimersByTimeAsync(500);
    const second = read({ since: start + 500 });
    const pages = await within(3000, Promise.all([first, second]));
    expect(pages.map(({ asOf }) => asOf - start)).toEqual([0, 1000]);
  });

  it("makes no call for a reader that has already aborted", async () => {
    const { aws, read } = fakeGateway();
    await expect(read({ signal: AbortSignal.abort() })).rejects.toThrow();
    expect(aws.calls).toEqual([]);
  });

  it("continues a renewal when the reader that began it aborts", async () => {
    const { aws, read } = fakeGateway({ answer: delayed(400) });
    await within(400, read());
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    const viewer = new AbortController();
    const waiting = read({ signal: viewer.signal }).catch(() => "left");
    await vi.advanceTimersByTimeAsync(100);
    viewer.abort();
    expect(await waiting).toBe("left");
    await vi.advanceTimersByTimeAsync(300);
    expect(aws.calls[1]?.signal.aborted).toBe(false);
    expect(await read()).toMatchObject({ ids: ["call-2"] });
  });
});
