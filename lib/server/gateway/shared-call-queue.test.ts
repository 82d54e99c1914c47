import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeGateway, numbered } from "@/lib/testing/fakes/fake-gateway";
import { awsError } from "@/lib/testing/fakes/fake-listing";

const start = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

/** When the calls began, in milliseconds after the start. */
function timesOf({ aws }: ReturnType<typeof fakeGateway>): number[] {
  return aws.times.map((time) => time - start);
}

function readAll({ read }: ReturnType<typeof fakeGateway>, tokens: string[], request = {}) {
  return tokens.map((token) => read({ ...request, token }).catch((error: unknown) => error));
}

describe("a call queue that several servers share", () => {
  it("waits as long as the other servers require, and uses its own rate when they cannot be asked", async () => {
    const says = [300, 0, null];
    const shared = {
      read: () => Promise.resolve(null),
      write: () => undefined,
      takeCall: () => Promise.resolve(says.shift() ?? 0),
    };
    const gateway = fakeGateway({ maxRps: 4, shared });
    const all = Promise.all(readAll(gateway, ["a", "b"]));
    await vi.advanceTimersByTimeAsync(2000);
    await all;
    expect(timesOf(gateway)).toEqual([300, 550]);
    expect(says).toEqual([]);
  });

  it("divides the rate by the number of servers while they cannot be asked", async () => {
    const shared = {
      read: () => Promise.resolve(null),
      write: () => undefined,
      takeCall: () => Promise.resolve(null),
    };
    const gateway = fakeGateway({ maxRps: 4, instances: 2, shared });
    const all = Promise.all(readAll(gateway, ["a", "b", "c"]));
    await vi.advanceTimersByTimeAsync(3000);
    await all;
    expect(timesOf(gateway)).toEqual([0, 500, 1000]);
  });

  it("is not used for a page that another server has", async () => {
    const page = await fakeGateway().read();
    const shared = {
      read: () => Promise.resolve({ page, asOf: start - 2000, until: start - 2000 }),
      write: () => undefined,
      takeCall: () => Promise.resolve(0),
    };
    const gateway = fakeGateway({ shared });
    expect(await gateway.read()).toMatchObject({ ids: ["call-1"], asOf: start - 2000 });
    expect(gateway.aws.calls).toEqual([]);
    expect(gateway.outcomes).toEqual(["shared"]);
    await vi.advanceTimersByTimeAsync(2999);
    await gateway.read();
    expect(gateway.outcomes).toEqual(["shared", "fresh"]);
  });

  it("does not bring back pages that AWS has denied since", async () => {
    const page = await fakeGateway().read();
    const shared = {
      read: () => Promise.resolve({ page, asOf: start, until: start }),
      write: () => undefined,
      takeCall: () => Promise.resolve(0),
    };
    const answer = () => Promise.reject(awsError("AccessDeniedException"));
    const gateway = fakeGateway({ shared, answer });
    const denied = { failure: { code: "aws-access-denied" } };
    await expect(gateway.read({ since: start + 1 })).rejects.toMatchObject(denied);
    await vi.advanceTimersByTimeAsync(2000);
    await expect(gateway.read()).rejects.toMatchObject(denied);
    gateway.aws.answer = numbered;
    await vi.advanceTimersByTimeAsync(2000);
    expect(await gateway.read()).toMatchObject({ ids: ["call-3"] });
  });

  it("does not treat the page of a server whose clock is ahead as fresh", async () => {
    const page = await fakeGateway().read();
    const shared = {
      read: () => Promise.resolve({ page, asOf: start + 50_000, until: start + 50_000 }),
      write: () => undefined,
      takeCall: () => Promise.resolve(0),
    };
    expect(await fakeGateway({ shared }).read()).toMatchObject({ asOf: start });
  });

  it("returns an old page of another server when AWS fails", async () => {
    const page = await fakeGateway().read();
    const shared = {
      read: () => Promise.resolve({ page, asOf: start - 3_600_000, until: start - 3_600_000 }),
      write: () => undefined,
      takeCall: () => Promise.resolve(0),
    };
    const gateway = fakeGateway({
      shared,
      answer: () => Promise.reject(awsError("InternalServerError")),
    });
    expect(await gateway.read()).toMatchObject({
      asOf: start - 3_600_000,
      staleBecause: { code: "aws-unavailable" },
    });
  });
});
