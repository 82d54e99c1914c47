import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { log } from "@/lib/server/log/log";
import { gatewayLog } from "./gateway-log";

const NOW = Date.parse("2026-11-23T17:40:00Z");
const DENIED: AwsFailure = {
  code: "aws-access-denied",
  detail: "arn:aws:iam::111122223333:role/sessionscope may not call ssm:DescribeSessions.",
  requestId: "r-1",
  reason: "AccessDeniedException | User: … is not authorized",
};

const lines: unknown[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("gatewayLog", () => {
  it("names the identity that AWS refuses at the first refusal", () => {
    gatewayLog({ account: "prod", region: "eu-west-1" }).onFailure(DENIED, "sessions");
    expect(lines).toEqual([
      {
        account: "prod",
        region: "eu-west-1",
        code: "aws-access-denied",
        awsRequestId: "r-1",
        refused: DENIED.detail,
        reason: DENIED.reason,
        untold: 0,
      },
    ]);
  });

  it("logs each source and kind once a minute", () => {
    const [one, other] = ["eu-west-1", "us-east-1"].map((region) =>
      gatewayLog({ account: "prod", region }),
    );
    for (let count = 0; count < 100; count += 1) one?.onFailure(DENIED, "sessions");
    other?.onFailure(DENIED, "sessions");
    one?.onFailure({ ...DENIED, code: "aws-credentials" }, "sessions");
    vi.setSystemTime(NOW + 60_000);
    one?.onFailure(DENIED, "sessions");
    expect(lines).toMatchObject([
      { region: "eu-west-1", code: "aws-access-denied", untold: 0 },
      { region: "us-east-1", code: "aws-access-denied", untold: 0 },
      { region: "eu-west-1", code: "aws-credentials", untold: 0 },
      { region: "eu-west-1", code: "aws-access-denied", untold: 99 },
    ]);
  });

  it("gives the reason of AWS or its SDK each time that calls stop", () => {
    const { onFailure, onBreaker } = gatewayLog({ account: "prod", region: "eu-west-1" });
    const failure: AwsFailure = { code: "aws-unavailable", detail: "No connection.", reason: "x" };
    onFailure(failure, "sessions");
    onBreaker(failure);
    expect(lines).toMatchObject([
      { code: "aws-unavailable", refused: "No connection.", reason: "x" },
      { code: "aws-unavailable", reason: "x" },
    ]);
  });

  it("logs no failure that passes by itself", () => {
    const { onFailure } = gatewayLog({ account: "prod", region: "eu-west-1" });
    for (const code of ["aws-throttled", "aws-timeout", "cursor-expired", "overloaded"] as const) {
      onFailure({ code, detail: "Wait." }, "sessions");
    }
    expect(lines).toEqual([]);
  });

  it("logs that credentials are throttled, because Systems Manager is not", () => {
    const { onFailure } = gatewayLog({ account: "prod", region: "eu-west-1" });
    const failure: AwsFailure = { code: "aws-throttled", detail: "Wait.", reason: "Throttling" };
    onFailure(failure, "credentials");
    expect(lines).toMatchObject([
      { code: "aws-throttled", refused: "Wait.", reason: "Throttling" },
    ]);
  });
});
