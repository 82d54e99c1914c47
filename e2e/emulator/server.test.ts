import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { DescribeSessionsCommand, paginateDescribeSessions } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallRecord } from "./call-log";
import { startEmulator } from "./server";
import { botoCall, sdkClient, send } from "./test-client";

const records: CallRecord[] = [];
let emulator: Awaited<ReturnType<typeof startEmulator>>;

beforeAll(async () => {
  emulator = await startEmulator({
    port: 0,
    sessions: 500,
    onCall: (record) => records.push(record),
  });
});

afterAll(() => emulator.close());

function errorOf({ body }: { body: string }): unknown {
  return JSON.parse(body).__type;
}

describe("startEmulator", () => {
  it("lets the SDK page through the history", async () => {
    const client = sdkClient(emulator.url);
    const ids = new Set<string | undefined>();
    for await (const page of paginateDescribeSessions(
      { client, pageSize: 60 },
      { State: "History" },
    )) {
      for (const session of page.Sessions ?? []) {
        expect(session.EndDate).toBeInstanceOf(Date);
        ids.add(session.SessionId);
      }
    }
    expect(ids.size).toBeGreaterThan(400);
  });

  it("understands boto3's fewer signed headers", async () => {
    const answer = await botoCall(emulator.url);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).Sessions).toHaveLength(5);
  });

  it("lets boto3 go on with its token", async () => {
    const first = JSON.parse((await botoCall(emulator.url)).body);
    const body = JSON.stringify({ State: "History", MaxResults: 5, NextToken: first.NextToken });
    const second = JSON.parse((await botoCall(emulator.url, { body })).body);
    expect(second.Sessions[0].StartDate).toBeLessThan(first.Sessions[4].StartDate);
  });

  it("understands a base path", async () => {
    expect((await botoCall(emulator.url, { path: "/base/" })).status).toBe(200);
    const client = sdkClient(`${emulator.url}/base`);
    const answer = await client.send(new DescribeSessionsCommand({ State: "Active" }));
    expect(answer.$metadata.httpStatusCode).toBe(200);
  });

  it("sends the headers of the real service, and epoch seconds", async () => {
    const { headers, body } = await botoCall(emulator.url);
    expect(headers).toEqual({
      server: "Server",
      date: expect.any(String),
      "content-type": "application/x-amz-json-1.1",
      "content-length": String(Buffer.byteLength(body)),
      connection: "keep-alive",
      "x-amzn-requestid": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(Math.abs(Date.parse(String(headers.date)) - Date.now())).toBeLessThan(5_000);
    expect(body).toMatch(/"StartDate":\d{10}(\.\d{1,3})?,/);
  });

  it.each([
    ["a wrong secret", { secret: "wrong" }, "InvalidSignatureException"],
    ["an old signature", { at: Date.now() - 600_000 }, "InvalidSignatureException"],
    ["a future signature", { at: Date.now() + 600_000 }, "InvalidSignatureException"],
    ["an unknown key", { accessKeyId: "AKIAUNKNOWN" }, "UnrecognizedClientException"],
    ["a scope of STS", { service: "sts" as const }, "InvalidSignatureException"],
    [
      "no authorization",
      { headers: { authorization: undefined } },
      "MissingAuthenticationTokenException",
    ],
    [
      "a malformed header",
      { headers: { authorization: "AWS4-HMAC-SHA256 x=1" } },
      "IncompleteSignatureException",
    ],
    [
      "another operation",
      { headers: { "x-amz-target": "AmazonSSM.StartSession" } },
      "UnknownOperationException",
    ],
    ["no operation", { headers: { "x-amz-target": undefined } }, "UnknownOperationException"],
    ["a broken body", { body: "{" }, "SerializationException"],
    ["a missing state", { body: "{}" }, "ValidationException"],
    ["a bad token", { body: `{"State":"Active","NextToken":"x"}` }, "InvalidNextToken"],
  ])("refuses %s", async (_, call, code) => {
    const answer = await botoCall(emulator.url, call);
    expect([answer.status, errorOf(answer)]).toEqual([400, code]);
    expect(answer.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("refuses a token in another region", async () => {
    const { NextToken } = JSON.parse((await botoCall(emulator.url)).body);
    const body = JSON.stringify({ State: "History", NextToken });
    const answer = await botoCall(emulator.url, { body, region: "us-east-1" });
    expect(errorOf(answer)).toBe("InvalidNextToken");
  });

  it("takes a session token", async () => {
    const answer = await botoCall(emulator.url, {
      headers: { "x-amz-security-token": "anything" },
    });
    expect(answer.status).toBe(200);
  });

  it.each([
    ["GET", "/"],
    ["GET", "/health"],
    ["POST", "/other"],
  ])("answers %s %s with UnknownOperationException", async (method, path) => {
    const answer = await send(new URL(path, emulator.url), method, {});
    expect([answer.status, errorOf(answer)]).toEqual([404, "UnknownOperationException"]);
  });

  it("refuses a body without end", async () => {
    const answer = await botoCall(emulator.url, { body: "x".repeat(2_000_000) });
    expect([answer.status, errorOf(answer)]).toEqual([413, "RequestEntityTooLargeException"]);
  });

  it("survives a client that leaves in the middle of its request", async () => {
    const { hostname, port } = new URL(emulator.url);
    const socket = connect(Number(port), hostname);
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    await wait(20);
    socket.destroy();
    expect((await botoCall(emulator.url)).status).toBe(200);
  });

  it("records each call", async () => {
    const Filters = [{ key: "Status", value: "Failed" }];
    const body = JSON.stringify({ State: "History", Filters, MaxResults: 2 });
    const { headers } = await botoCall(emulator.url, { body });
    await botoCall(emulator.url, { body: `{"State":"Nope"}` });
    expect(records.at(-2)).toEqual({
      requestId: headers["x-amzn-requestid"],
      accessKeyId: "demo",
      account: "482913004417",
      region: "eu-west-1",
      service: "ssm",
      operation: "DescribeSessions",
      state: "History",
      filters: Filters,
      hasToken: false,
      roleArn: null,
      sessionName: null,
      hasExternalId: false,
      status: 200,
      code: null,
      rows: 2,
      ms: expect.any(Number),
      aborted: false,
    });
    expect(records.at(-1)).toMatchObject({ status: 400, code: "ValidationException", rows: null });
  });

  it("says when its port is taken", async () => {
    const port = Number(new URL(emulator.url).port);
    await expect(startEmulator({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("closes at once, even under a call that hangs", async () => {
    const closing = await startEmulator({ port: 0 });
    const pending = botoCall(closing.url, { accessKeyId: "hanging" });
    const outcome = expect(pending).rejects.toThrow();
    await wait(50);
    await closing.close();
    await outcome;
  });
});
