import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PageFailureError } from "@/lib/server/aws/page-failure";
import { delayed, fakeGateway, numbered } from "@/lib/testing/fakes/fake-gateway";
import { awsError } from "@/lib/testing/fakes/fake-listing";
import { PageStore } from "./page-store";

const start = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

/** When the calls began, in milliseconds after the start. */
function timesOf({ aws }: ReturnType<typeof fakeGateway>): number[] {
  return aws.times.map((time) => time - start);
}

function tokensOf({ aws }: ReturnType<typeof fakeGateway>): (string | null)[] {
  return aws.calls.map(({ token }) => token);
}

function readAll({ read }: ReturnType<typeof fakeGateway>, tokens: string[], request = {}) {
  return tokens.map((token) => read({ ...request, token }).catch((error: unknown) => error));
}

const letters = (count: number) => Array.from({ length: count }, (_, n) => `t${n}`);

describe("calls in the call queue", () => {
  it("begin no faster than the rate allows, in the order of their arrival", async () => {
    const gateway = fakeGateway({ maxRps: 4 });
    const all = Promise.all(readAll(gateway, letters(10)));
    await vi.advanceTimersByTimeAsync(3000);
    await all;
    expect(timesOf(gateway)).toEqual([0, 250, 500, 750, 1000, 1250, 1500, 1750, 2000, 2250]);
    expect(tokensOf(gateway)).toEqual(letters(10));
  });

  it("let a viewer's page go before a search, and a search before a renewal", async () => {
    const gateway = fakeGateway({ maxRps: 1 });
    // A cached page that is old is renewed in the background.
    await gateway.read({ token: "old" });
    await vi.advanceTimersByTimeAsync(10_000);
    const busy = readAll(gateway, ["first"]);
    const renewed = gateway.read({ token: "old" });
    const searched = readAll(gateway, ["search"], { priority: "search" });
    const wanted = readAll(gateway, ["page"], { priority: "page" });
    await vi.advanceTimersByTimeAsync(5000);
    await Promise.all([...busy, renewed, ...searched, ...wanted]);
    expect(tokensOf(gateway)).toEqual(["old", "first", "page", "search", "old"]);
  });

  it("renew a view that is requested again and again, however many searches run", async () => {
    const gateway = fakeGateway({ maxRps: 4, answer: delayed(150) });
    await vi.advanceTimersByTimeAsync(0);
    const over = new AbortController();
    const searches = Array.from({ length: 6 }, async (_, reader) => {
      for (let page = 0; !over.signal.aborted; page += 1) {
        await gateway.read({ token: `${reader}-${page}`, priority: "search" }).catch(() => null);
      }
    });
    const ages: number[] = [];
    for (let poll = 0; poll < 18; poll += 1) {
      const view = gateway.read();
      await vi.advanceTimersByTimeAsync(10_000);
      ages.push((Date.now() - (await view).asOf) / 1000);
    }
    over.abort();
    await vi.advanceTimersByTimeAsync(5000);
    await Promise.all(searches);
    // A view that is older than a minute goes ahead of the searches.
    expect(Math.max(...ages)).toBeLessThan(85);
  });

  it("move forward when a viewer begins to wait for them", async () => {
    const gateway = fakeGateway({ maxRps: 1 });
    const all = [
      ...readAll(gateway, ["a"]),
      ...readAll(gateway, ["b", "c"], { priority: "search" }),
      ...readAll(gateway, ["c"], { priority: "page" }),
    ];
    await vi.advanceTimersByTimeAsync(4000);
    await Promise.all(all);
    expect(tokensOf(gateway)).toEqual(["a", "c", "b"]);
  });

  it("are not made when their caller has aborted", async () => {
    const gateway = fakeGateway({ maxRps: 1 });
    const viewer = new AbortController();
    const all = [
      ...readAll(gateway, ["a"]),
      ...readAll(gateway, ["b"], { signal: viewer.signal }),
      ...readAll(gateway, ["c"]),
    ];
    await vi.advanceTimersByTimeAsync(10);
    viewer.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(gateway.state().queued).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    await Promise.all(all);
    expect(tokensOf(gateway)).toEqual(["a", "c"]);
    expect(timesOf(gateway)).toEqual([0, 1000]);
  });

  it("are refused at once when they could not be made in time", async () => {
    const gateway = fakeGateway({ maxRps: 2 });
    const all = readAll(gateway, letters(40));
    const failures = Promise.all(all.map(async (read) => [await read, Date.now() - start]));
    await vi.advanceTimersByTimeAsync(15_000);
    const refused = (await failures).filter(([end]) => end instanceof PageFailureError);
    expect(gateway.aws.calls.length).toBe(40 - refused.length);
    expect(gateway.aws.calls.length).toBeLessThanOrEqual(24);
    expect(refused.length).toBeGreaterThan(10);
    for (const [error, ms] of refused) {
      expect(ms).toBe(0);
      expect(error).toMatchObject({ failure: { code: "overloaded" } });
      const seconds = error instanceof PageFailureError ? error.failure.retryAfterSeconds : null;
      expect(seconds).toBeGreaterThanOrEqual(9);
    }
  });

  it("leave room for a viewer's page among many searches", async () => {
    const gateway = fakeGateway({ maxRps: 1 });
    const searches = readAll(gateway, letters(20), { priority: "search" });
    const page = gateway.read({ token: "page" });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await page).toMatchObject({ ids: ["call-2"] });
    await vi.advanceTimersByTimeAsync(15_000);
    await Promise.all(searches);
  });

  it("are repeated at half the rate when AWS throttles", async () => {
    const gateway = fakeGateway({ maxRps: 4 });
    gateway.aws.answer = (request, call) => {
      if (call === 1) throw awsError("ThrottlingException");
      return numbered(request, call);
    };
    const read = gateway.read();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await read).toMatchObject({ ids: ["call-2"] });
    expect(gateway.state().callsPerSecond).toBe(2);
  });

  it("fail as throttled when AWS continues to throttle", async () => {
    const gateway = fakeGateway({ maxRps: 4 });
    gateway.aws.answer = () => Promise.reject(awsError("ThrottlingException"));
    const [read] = readAll(gateway, ["t"]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await read).toMatchObject({ failure: { code: "aws-throttled" } });
    expect(gateway.aws.calls).toHaveLength(3);
    expect(gateway.state()).toMatchObject({ breaker: "closed", callsPerSecond: 0.5 });
  });

  it("fail at once with the pause that AWS asked for", async () => {
    const gateway = fakeGateway({ maxRps: 4 });
    gateway.aws.answer = () => {
      const $response = { statusCode: 400, headers: { "retry-after": "30" } };
      throw Object.assign(awsError("ThrottlingException"), { $response });
    };
    const ends = Promise.all(
      readAll(gateway, letters(6)).map(async (read) => [await read, Date.now()]),
    );
    await vi.advanceTimersByTimeAsync(15_000);
    for (const [end, at] of await ends) {
      expect(end).toMatchObject({ failure: { code: "aws-throttled" } });
      expect(Number(at) - start).toBeLessThanOrEqual(10_000);
    }
    const [late] = readAll(gateway, ["late"]);
    expect(await late).toMatchObject({ failure: { code: "aws-throttled", retryAfterSeconds: 15 } });
    expect(gateway.aws.calls).toHaveLength(1);
  });

  it("never wait longer than fifteen seconds", async () => {
    const gateway = fakeGateway({ maxRps: 4 });
    gateway.aws.answer = (_request, _call) => new Promise(() => undefined);
    const [read] = readAll(gateway, ["t"]);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await read).toMatchObject({ failure: { code: "aws-timeout" } });
  });

  it("of one source do not delay those of another", async () => {
    const store = new PageStore(1_000_000);
    const [slow, well] = ["us-east-1", "eu-west-1"].map((region) =>
      fakeGateway({ maxRps: 2, store, region }),
    );
    if (!slow || !well) throw new Error("Expected two gateways.");
    slow.aws.answer = () => new Promise(() => undefined);
    const stuck = readAll(slow, letters(20));
    await vi.advanceTimersByTimeAsync(100);
    expect(await well.read()).toMatchObject({ ids: ["call-1"] });
    await vi.advanceTimersByTimeAsync(30_000);
    await Promise.all(stuck);
  });
});
