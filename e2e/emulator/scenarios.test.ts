import {
  DescribeSessionsCommand,
  type DescribeSessionsCommandInput,
  type Session,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallRecord } from "./call-log";
import { SCENARIO_NAMES } from "./scenarios";
import { startEmulator } from "./server";
import { botoCall, sdkClient } from "./test-client";

const clock = Date.parse("2026-11-20T12:00:00Z");
const records: CallRecord[] = [];
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ url, close } = await startEmulator({
    port: 0,
    clock,
    onCall: (record) => records.push(record),
  }));
});

afterAll(() => close());

function describeAs(
  accessKeyId: string,
  input: Partial<DescribeSessionsCommandInput> = {},
  maxAttempts = 1,
) {
  const client = sdkClient(url, accessKeyId, { at: clock, maxAttempts });
  return client.send(new DescribeSessionsCommand({ State: "History", ...input }));
}

async function pagesOf(accessKeyId: string, MaxResults = 40): Promise<Session[][]> {
  const pages: Session[][] = [];
  let NextToken: string | undefined;
  do {
    const answer = await describeAs(accessKeyId, { MaxResults, NextToken });
    pages.push(answer.Sessions ?? []);
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return pages;
}

describe("scenarios", () => {
  it("demo is as busy as asked for", async () => {
    const active = await describeAs("demo", { State: "Active", MaxResults: 200 });
    expect(active.Sessions?.length).toBeGreaterThan(20);
  });

  it.each(["Active", "History"] as const)("empty has nothing %s", async (State) => {
    const answer = await botoCall(url, {
      accessKeyId: "empty",
      at: clock,
      body: JSON.stringify({ State }),
    });
    expect(answer.body).toBe(`{"Sessions":[]}`);
  });

  it.each(["Active", "History"] as const)("one has one %s session", async (State) => {
    const { Sessions, NextToken } = await describeAs("one", { State });
    expect(Sessions).toHaveLength(1);
    expect(NextToken).toBeUndefined();
  });

  it("large has about 100,000 in history", async () => {
    const pages = await pagesOf("large", 200);
    expect(pages.flat().length / 100_000).toBeCloseTo(1, 1);
  }, 60_000);

  it("flowing moves though the clock stands still", async () => {
    const list = async () => {
      const { Sessions = [] } = await describeAs("flowing", { State: "Active", MaxResults: 200 });
      return Sessions.map(({ SessionId }) => SessionId);
    };
    const before = await list();
    expect(before.length).toBeGreaterThan(15);
    expect(before.length).toBeLessThan(60);
    await expect.poll(list, { timeout: 10_000 }).not.toEqual(before);
  });

  it("throttled always is", async () => {
    await expect(describeAs("throttled")).rejects.toMatchObject({
      name: "ThrottlingException",
      message: "Rate exceeded",
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("throttled-once lets a second attempt through", async () => {
    await expect(describeAs("throttled-once")).rejects.toThrow("Rate exceeded");
    const { $metadata } = await describeAs("throttled-once", {}, 2);
    expect($metadata.attempts).toBe(2);
  });

  it("denied names the caller, the action and the resource", async () => {
    await expect(describeAs("denied")).rejects.toMatchObject({
      name: "AccessDeniedException",
      message:
        "User: arn:aws:sts::482913004417:assumed-role/SessionscopeReader/dashboard is not authorized to perform: ssm:DescribeSessions on resource: arn:aws:ssm:eu-west-1:482913004417:* because no identity-based policy allows the ssm:DescribeSessions action",
    });
  });

  it("expired says so", async () => {
    await expect(describeAs("expired")).rejects.toMatchObject({
      name: "ExpiredTokenException",
      message: "The security token included in the request is expired",
    });
  });

  it("slow leaves time to leave, and records it", async () => {
    const client = sdkClient(url, "slow", { at: clock });
    const call = client.send(new DescribeSessionsCommand({ State: "Active" }), {
      abortSignal: AbortSignal.timeout(100),
    });
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
    await expect.poll(() => records.at(-1)).toMatchObject({ accessKeyId: "slow", aborted: true });
  });

  it("hanging waits until the client leaves", async () => {
    const client = sdkClient(url, "hanging", { at: clock });
    const call = client.send(new DescribeSessionsCommand({ State: "Active" }), {
      abortSignal: AbortSignal.timeout(100),
    });
    await expect(call).rejects.toMatchObject({ name: "AbortError" });
    await expect
      .poll(() => records.at(-1))
      .toMatchObject({ accessKeyId: "hanging", aborted: true, status: null });
  });

  it("second-page-fails fails on the second page", async () => {
    const { NextToken } = await describeAs("second-page-fails");
    await expect(describeAs("second-page-fails", { NextToken })).rejects.toMatchObject({
      name: "InternalServerError",
      $metadata: { httpStatusCode: 500 },
    });
  });

  it("short-lived-token has no second page", async () => {
    const { NextToken } = await describeAs("short-lived-token");
    await expect(describeAs("short-lived-token", { NextToken })).rejects.toMatchObject({
      name: "InvalidNextToken",
      message: "The specified token isn't valid.",
    });
  });

  it("new-status has values that no SDK knows, and filters by them", async () => {
    const Filters = [{ key: "Status" as const, value: "Hibernating" }];
    const { Sessions = [] } = await describeAs("new-status", { Filters });
    expect(Sessions.length).toBeGreaterThan(10);
    expect(new Set(Sessions.map(({ AccessType }) => AccessType))).toEqual(new Set(["Ephemeral"]));
  });

  it.each([
    ["html-error", 502],
    ["html-ok", 200],
  ])("%s is a web page with status %i", async (accessKeyId, status) => {
    const answer = await botoCall(url, { accessKeyId, at: clock });
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toMatch("text/html");
    await expect(describeAs(accessKeyId)).rejects.toMatchObject({
      $metadata: { httpStatusCode: status },
    });
  });

  it("reset cuts the connection", async () => {
    await expect(describeAs("reset")).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("server-error is InternalServerError", async () => {
    await expect(describeAs("server-error")).rejects.toMatchObject({
      name: "InternalServerError",
      $metadata: { httpStatusCode: 500 },
    });
  });

  it("hostile rows are all nasty", async () => {
    const { Sessions = [] } = await describeAs("hostile", { MaxResults: 200 });
    expect(Sessions.length).toBeGreaterThan(100);
    for (const { Reason } of Sessions) expect(Reason).toMatch(/[^\w ]|W{256}/);
    expect(Sessions.some(({ Owner }) => Owner?.includes("<script>"))).toBe(true);
    expect(Sessions.some(({ Target }) => Target?.includes("\u202E"))).toBe(true);
  });

  it("strict-filters refuses a key that comes twice", async () => {
    const Filters = [
      { key: "Owner" as const, value: "a" },
      { key: "Owner" as const, value: "b" },
    ];
    await expect(describeAs("strict-filters", { Filters })).rejects.toThrow("unique");
  });

  it.each(SCENARIO_NAMES)("%s wants the secret, too", async (accessKeyId) => {
    const answer = await botoCall(url, { accessKeyId, at: clock, secret: "wrong" });
    expect(JSON.parse(answer.body).__type).toBe("InvalidSignatureException");
  });
});
