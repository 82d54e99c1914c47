import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallRecord } from "./call-log";
import { startEmulator } from "./server";
import { callWith, credentialsFor, roleArn, stsCall, textIn } from "./sts-test-client";
import { botoCall, sdkClient } from "./test-client";

const at = Date.parse("2026-11-20T12:00:00Z");
const history = { State: "History", MaxResults: 20 } as const;
const records: CallRecord[] = [];
let emulator: Awaited<ReturnType<typeof startEmulator>>;

beforeAll(async () => {
  emulator = await startEmulator({
    port: 0,
    clock: at,
    sessions: 500,
    onCall: (record) => records.push(record),
  });
});

afterAll(() => emulator.close());

async function listAs(name: string, { account = "123456789012", region = "eu-west-1" } = {}) {
  const credentials = await credentialsFor(emulator.url, roleArn(name, account), { at });
  const client = sdkClient(emulator.url, "", { at, credentials, region });
  return client.send(new DescribeSessionsCommand(history));
}

function errorOf({ body }: { body: string }): unknown {
  return JSON.parse(body).__type;
}

describe("temporary credentials", () => {
  it("list the sessions of their account", async () => {
    const { Sessions = [] } = await listAs("sessionscope");
    expect(Sessions).toHaveLength(20);
    for (const { Owner } of Sessions) expect(Owner).toMatch(/^arn:aws:(iam|sts)::123456789012:/);
    await expect
      .poll(() => records.at(-1))
      .toMatchObject({
        accessKeyId: expect.stringMatching(/^ASIA/),
        account: "123456789012",
        operation: "DescribeSessions",
        roleArn: null,
        rows: 20,
      });
  });

  it("list the same sessions every time, and others in another account or region", async () => {
    const ids = async (place = {}, name = "sessionscope") =>
      (await listAs(name, place)).Sessions?.map(({ SessionId }) => SessionId);
    const usual = await ids();
    expect(await ids()).toEqual(usual);
    expect(await ids({}, "sessionscope-demo")).toEqual(usual);
    expect(await ids({ account: "210987654321" })).not.toEqual(usual);
    expect(await ids({ region: "us-east-1" })).not.toEqual(usual);
  });

  it("leave plain keys their one account", async () => {
    const { body } = await botoCall(emulator.url, { at });
    expect(body).toContain("::482913004417:");
    expect(body).not.toContain("::123456789012:");
  });

  it("may be renewed between two pages", async () => {
    const call = async (RoleSessionName: string, NextToken?: string) => {
      const role = roleArn("sessionscope");
      const credentials = await credentialsFor(emulator.url, role, { at, RoleSessionName });
      const client = sdkClient(emulator.url, "", { at, credentials });
      return client.send(new DescribeSessionsCommand({ ...history, NextToken }));
    };
    const first = await call("first");
    const second = await call("second", first.NextToken);
    expect(second.Sessions).toHaveLength(20);
    expect(second.Sessions?.[0]?.SessionId).not.toBe(first.Sessions?.[0]?.SessionId);
  });

  it("show the scenario that the role names", async () => {
    expect((await listAs("sessionscope-empty")).Sessions).toEqual([]);
    expect((await listAs("sessionscope-one")).Sessions).toHaveLength(1);
    await expect(listAs("sessionscope-throttled")).rejects.toThrow("Rate exceeded");
    await expect(listAs("sessionscope-reset")).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(listAs("sessionscope-expired")).rejects.toThrow("is expired");
  });

  it("are denied under the name of their role", async () => {
    await expect(listAs("sessionscope-denied", { region: "us-east-1" })).rejects.toMatchObject({
      name: "AccessDeniedException",
      message:
        "User: arn:aws:sts::123456789012:assumed-role/sessionscope-denied/dashboard is not authorized to perform: ssm:DescribeSessions on resource: arn:aws:ssm:us-east-1:123456789012:* because no identity-based policy allows the ssm:DescribeSessions action",
    });
  });

  it("may assume another role", async () => {
    const credentials = await credentialsFor(emulator.url, roleArn("sessionscope"), { at });
    const RoleArn = roleArn("sessionscope-refused", "210987654321");
    const call = { at, ...callWith(credentials) };
    const answer = await stsCall(emulator.url, { RoleArn, RoleSessionName: "hop" }, call);
    expect(textIn(answer.body, "Message")).toBe(
      `User: arn:aws:sts::123456789012:assumed-role/sessionscope/dashboard is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    );
    await credentialsFor(emulator.url, roleArn("sessionscope", "210987654321"), call);
  });

  it("are refused unless key, secret and token belong together", async () => {
    const first = callWith(await credentialsFor(emulator.url, roleArn("sessionscope"), { at }));
    const other = callWith(await credentialsFor(emulator.url, roleArn("sessionscope-one"), { at }));
    const { sessionToken = "" } = first;
    const garbled = `${sessionToken.slice(0, 80)}${sessionToken.charAt(80) === "A" ? "B" : "A"}${sessionToken.slice(81)}`;
    const page = JSON.parse((await botoCall(emulator.url, { at })).body).NextToken;
    const outcome = async (change: object) =>
      errorOf(await botoCall(emulator.url, { at, ...first, ...change }));
    expect(await outcome({})).toBeUndefined();
    for (const token of [undefined, "", "nonsense", garbled, other.sessionToken, page]) {
      expect(await outcome({ sessionToken: token })).toBe("UnrecognizedClientException");
    }
    expect(await outcome({ accessKeyId: other.accessKeyId })).toBe("UnrecognizedClientException");
    expect(await outcome({ secret: other.secret })).toBe("InvalidSignatureException");
    expect(await outcome({ service: "sts" })).toBe("InvalidSignatureException");
  });

  it("are good at another emulator of the seed, until they expire, and at none of another seed", async () => {
    const credentials = callWith(
      await credentialsFor(emulator.url, roleArn("sessionscope"), { at, DurationSeconds: "900" }),
    );
    const outcomeAt = async (clock: number, seed = "sessionscope") => {
      const later = await startEmulator({ port: 0, clock, seed });
      const answer = await botoCall(later.url, { at: clock, ...credentials });
      await later.close();
      return errorOf(answer);
    };
    expect(await outcomeAt(at + 899_000)).toBeUndefined();
    expect(await outcomeAt(at + 900_000)).toBe("ExpiredTokenException");
    expect(await outcomeAt(at, "other")).toBe("UnrecognizedClientException");
  });

  it("are revoked early, though the clock stands still", async () => {
    const role = roleArn("sessionscope-revoked");
    const { body } = await stsCall(
      emulator.url,
      { RoleArn: role, RoleSessionName: "dashboard" },
      { at },
    );
    expect(textIn(body, "Expiration")).toBe("2026-11-20T13:00:00Z");
    const call = { at, ...callWith(await credentialsFor(emulator.url, role, { at })) };
    const list = async () => errorOf(await botoCall(emulator.url, call));
    expect(await list()).toBeUndefined();
    await expect.poll(list, { timeout: 4_000, interval: 200 }).toBe("ExpiredTokenException");
    const assumed = await stsCall(emulator.url, { RoleArn: role, RoleSessionName: "hop" }, call);
    expect([assumed.status, textIn(assumed.body, "Code")]).toEqual([403, "ExpiredToken"]);
  });
});
