import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CredentialsError } from "@/lib/server/aws/credentials-error";
import {
  codeOf,
  delayed,
  failing,
  fakeGateway,
  numbered,
  within,
} from "@/lib/testing/fakes/fake-gateway";
import { awsError } from "@/lib/testing/fakes/fake-listing";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const start = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: start }));
afterEach(() => void vi.useRealTimers());

describe("a gateway while AWS fails", () => {
  it.each([
    ["ThrottlingException", "aws-throttled"],
    ["InternalServerError", "aws-unavailable"],
    ["ExpiredTokenException", "aws-credentials"],
    ["NobodyKnowsThis", "aws-unavailable"],
  ])("returns the cached page for %s, and the reason why it is old", async (name, code) => {
    const { aws, read } = fakeGateway();
    await read();
    aws.answer = failing(name);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    // When AWS throttles, the call is repeated while the first reader gets the cached page.
    await within(5 * SECOND, read());
    const page = await within(5 * SECOND, read());
    expect(page).toMatchObject({ ids: ["call-1"], asOf: start, staleBecause: { code } });
  });

  it.each([
    ["InvalidNextToken", "cursor-expired"],
    ["ValidationException", "aws-invalid-request"],
    ["AccessDeniedException", "aws-access-denied"],
  ])("does not hide %s", async (name, code) => {
    const { aws, read } = fakeGateway();
    await read();
    aws.answer = failing(name);
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    expect(await codeOf(read())).toBe(code);
  });

  it("reports the first failure, long before it makes fewer calls", async () => {
    const { failures, told, read } = fakeGateway({ answer: failing("AccessDeniedException") });
    await codeOf(read());
    expect({ failures, told }).toEqual({ failures: ["aws-access-denied"], told: [] });
  });

  it("removes all cached pages of an account that denies access", async () => {
    const { aws, read } = fakeGateway({ maxRps: 100 });
    await read();
    await read({ state: "History" });
    aws.answer = failing("AccessDeniedException");
    await codeOf(read({ token: "t" }));
    expect(await codeOf(read())).toBe("aws-access-denied");
    expect(await codeOf(read({ state: "History" }))).toBe("aws-access-denied");
  });

  it("forgets a failure that has not come again for a long time", async () => {
    const { aws, read } = fakeGateway();
    await read();
    aws.answer = failing("ThrottlingException");
    await vi.advanceTimersByTimeAsync(10 * SECOND);
    await within(5 * SECOND, read());
    aws.answer = delayed(600);
    await vi.advanceTimersByTimeAsync(8 * HOUR);
    expect(await within(600, read())).toMatchObject({ staleBecause: null });
  });

  it("returns old pages for a day, then the failure", async () => {
    const { aws, read } = fakeGateway();
    await read();
    aws.answer = failing("ServiceUnavailable");
    await vi.advanceTimersByTimeAsync(24 * HOUR - SECOND);
    expect(await read()).toMatchObject({ asOf: start, staleBecause: { code: "aws-unavailable" } });
    await vi.advanceTimersByTimeAsync(2 * SECOND);
    expect(await codeOf(read())).toBe("aws-unavailable");
  });

  it("answers cached views through an hour of outage, and with new pages within ten seconds of its end", async () => {
    const { aws, read } = fakeGateway();
    await read();
    aws.answer = failing("ServiceUnavailable");
    for (let second = 0; second < 3600; second += 10) {
      await vi.advanceTimersByTimeAsync(10 * SECOND);
      const page = await within(0, read());
      expect([page.asOf, page.staleBecause?.code]).toEqual([start, "aws-unavailable"]);
    }
    // There is one call every few seconds, not one for each read.
    expect(aws.calls.length).toBeLessThan(400);
    aws.answer = numbered;
    const end = Date.now();
    let page = await within(0, read());
    while (page.staleBecause !== null) {
      await vi.advanceTimersByTimeAsync(100);
      page = await within(0, read());
    }
    expect(Date.now() - end).toBeLessThanOrEqual(10 * SECOND);
  });

  it("retries once after a lost connection, and after no other failure", async () => {
    const { aws, read } = fakeGateway();
    aws.answer = (request, call) => {
      if (call === 1) throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
      return numbered(request, call);
    };
    expect(await read()).toMatchObject({ ids: ["call-2"] });
  });

  it("retries once when the SDK has detected that the clock is wrong", async () => {
    const { aws, read } = fakeGateway();
    aws.answer = (request, call) => {
      if (call > 1) return numbered(request, call);
      const error = awsError("InvalidSignatureException");
      throw Object.assign(error, { $metadata: { clockSkewCorrected: true } });
    };
    expect(await read()).toMatchObject({ ids: ["call-2"] });
  });

  it("stops calling AWS after five failures, and reports the last one at once", async () => {
    const { aws, read, state, told } = fakeGateway({ maxRps: 100 });
    aws.answer = failing("InternalServerError");
    for (let n = 0; n < 5; n += 1) await codeOf(read({ token: `${n}` }));
    expect(state().breaker).toBe("open");
    expect(await codeOf(read({ token: "other" }))).toBe("aws-unavailable");
    expect(aws.calls).toHaveLength(5);
    aws.answer = numbered;
    await vi.advanceTimersByTimeAsync(3000);
    expect(await read({ token: "other" })).toMatchObject({ ids: ["call-6"] });
    expect(state().breaker).toBe("closed");
    expect(told).toEqual(["aws-unavailable", "well"]);
  });

  it("does not let bad requests block the others", async () => {
    const { aws, read, state } = fakeGateway({ maxRps: 100 });
    aws.answer = failing("InvalidNextToken");
    for (let n = 0; n < 20; n += 1) await codeOf(read({ token: `${n}` }));
    expect(state().breaker).toBe("closed");
  });

  it("takes a limit of STS for none of Systems Manager", async () => {
    const { aws, read, state, told, failures, called } = fakeGateway({ maxRps: 4 });
    const throttled = awsError("Throttling");
    const context = { profile: undefined, agent: undefined };
    aws.answer = () => Promise.reject(new CredentialsError(throttled, [], context));
    expect(await codeOf(read())).toBe("aws-throttled");
    // STS is asked once, the rate stays, and the log says so.
    expect(aws.calls).toHaveLength(1);
    expect(state().callsPerSecond).toBe(4);
    expect(told).toEqual([]);
    expect(failures).toEqual(["aws-throttled"]);
    expect(called).toEqual(["aws-credentials"]);
    for (let n = 0; n < 4; n += 1) await within(2 * SECOND, codeOf(read({ token: `${n}` })));
    expect(state().breaker).toBe("open");
  });
});
