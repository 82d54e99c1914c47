import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { awsError } from "@/lib/server/fake-listing";
import { fakeGateway } from "./fake-gateway";

const start = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

/** When the calls began, in milliseconds after the start. */
function timesOf({ aws }: ReturnType<typeof fakeGateway>): number[] {
  return aws.times.map((time) => time - start);
}

function readAll({ read }: ReturnType<typeof fakeGateway>, tokens: string[], wish = {}) {
  return tokens.map((token) => read({ ...wish, token }).catch((error: unknown) => error));
}

describe("turns that several servers share", () => {
  it("wait as long as the others say, and go by their own pace when nobody can say", async () => {
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

  it("are not needed for a page that another server has", async () => {
    const page = await fakeGateway().read();
    const shared = {
      read: () => Promise.resolve({ page, asOf: start - 2000 }),
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

  it("give an old page of another server when AWS fails", async () => {
    const page = await fakeGateway().read();
    const shared = {
      read: () => Promise.resolve({ page, asOf: start - 3_600_000 }),
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
