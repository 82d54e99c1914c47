import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallRecord } from "./call-log";
import { startEmulator } from "./server";
import { roleArn, stsCall, textIn } from "./sts-test-client";
import type { RawCall } from "./test-client";

const at = Date.parse("2026-11-20T12:00:00Z");
const records: CallRecord[] = [];
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ url, close } = await startEmulator({
    port: 0,
    clock: at,
    onCall: (record) => records.push(record),
  }));
});

afterAll(() => close());

function assume(parameters: Record<string, string | undefined> = {}, call: RawCall = {}) {
  const usual = { RoleArn: roleArn("sessionscope"), RoleSessionName: "dashboard" };
  return stsCall(url, { ...usual, ...parameters }, { at, ...call });
}

async function refusalOf(parameters: Record<string, string | undefined>, call: RawCall = {}) {
  const { status, body } = await assume(parameters, call);
  return [status, textIn(body, "Code"), textIn(body, "Message")];
}

const plainCaller = "arn:aws:sts::482913004417:assumed-role/SessionscopeReader/dashboard";

function denialOf(arn: string) {
  return `User: ${plainCaller} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
}

describe("assumeRole", () => {
  it("answers as STS does", async () => {
    const { status, headers, body } = await assume();
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "content-type": "text/xml" });
    expect(body).toMatch(
      /^<AssumeRoleResponse xmlns="https:\/\/sts.amazonaws.com\/doc\/2011-06-15\/"><AssumeRoleResult><Credentials>/,
    );
    expect(textIn(body, "AccessKeyId")).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(textIn(body, "SecretAccessKey")).toMatch(/^[A-Za-z0-9+/]{40}$/);
    expect(textIn(body, "SessionToken").length).toBeGreaterThan(100);
    expect(textIn(body, "Expiration")).toBe("2026-11-20T13:00:00Z");
    expect(textIn(body, "Arn")).toBe(
      "arn:aws:sts::123456789012:assumed-role/sessionscope/dashboard",
    );
    expect(textIn(body, "AssumedRoleId")).toMatch(/^AROA[A-Z2-7]{17}:dashboard$/);
    expect(textIn(body, "RequestId")).toBe(headers["x-amzn-requestid"]);
  });

  it("gives the same credentials for the same request, and others for another", async () => {
    const credentials = async (parameters = {}) =>
      /<Credentials>.*<\/Credentials>/.exec((await assume(parameters)).body)?.[0];
    expect(await credentials()).toBe(await credentials());
    expect(await credentials({ RoleSessionName: "other" })).not.toBe(await credentials());
  });

  it.each([
    ["900", "2026-11-20T12:15:00Z"],
    ["43200", "2026-11-21T00:00:00Z"],
  ])("lets credentials live for %s seconds", async (DurationSeconds, expiration) => {
    expect(textIn((await assume({ DurationSeconds })).body, "Expiration")).toBe(expiration);
  });

  it("gives brief credentials a minute, whatever was asked for", async () => {
    const brief = { RoleArn: roleArn("sessionscope-brief"), DurationSeconds: "3600" };
    expect(textIn((await assume(brief)).body, "Expiration")).toBe("2026-11-20T12:01:00Z");
  });

  it("leaves the path of a role out of who assumed it, and keeps the partition", async () => {
    const RoleArn = "arn:aws-cn:iam::123456789012:role/teams/ops/sessionscope-one";
    expect(textIn((await assume({ RoleArn })).body, "Arn")).toBe(
      "arn:aws-cn:sts::123456789012:assumed-role/sessionscope-one/dashboard",
    );
  });

  it.each(["sessionscope-refused", "sessionscope-unknown", "SessionScope", "Admin"])(
    "denies %s, and says to whom",
    async (name) => {
      const arn = roleArn(name);
      expect(await refusalOf({ RoleArn: arn })).toEqual([403, "AccessDenied", denialOf(arn)]);
    },
  );

  it("asks for the external id where there is one", async () => {
    const RoleArn = roleArn("sessionscope-external");
    expect(await refusalOf({ RoleArn })).toEqual([403, "AccessDenied", denialOf(RoleArn)]);
    expect(await refusalOf({ RoleArn, ExternalId: "wrong" })).toContain("AccessDenied");
    expect((await assume({ RoleArn, ExternalId: "demo-external-id" })).status).toBe(200);
  });

  it.each([
    [{ RoleArn: undefined }, "Value null at 'roleArn'"],
    [{ RoleArn: "sessionscope" }, "Member must have length greater than or equal to 20"],
    [{ RoleArn: "arn:aws:iam::123456789012:user/sessionscope" }, "is invalid"],
    [{ RoleArn: "arn:aws:iam::12345678901:role/sessionscope" }, "is invalid"],
    [{ RoleSessionName: undefined }, "Value null at 'roleSessionName'"],
    [{ RoleSessionName: "a" }, "Member must have length greater than or equal to 2"],
    [{ RoleSessionName: "a".repeat(65) }, "Member must have length less than or equal to 64"],
    [{ RoleSessionName: "<me>" }, "satisfy regular expression pattern: [\\w+=,.@-]*"],
    [{ ExternalId: "a b" }, "satisfy regular expression pattern: [\\w+=,.@:\\/-]*"],
    [{ DurationSeconds: "899" }, "have value greater than or equal to 900"],
    [{ DurationSeconds: "43201" }, "have value less than or equal to 43200"],
    [{ DurationSeconds: "an hour" }, "have value greater than or equal to 900"],
    [{ RoleSessionName: "a", DurationSeconds: "1" }, "2 validation errors detected"],
  ])("refuses %j", async (parameters, text) => {
    expect(await refusalOf(parameters)).toEqual([
      400,
      "ValidationError",
      expect.stringContaining(text),
    ]);
  });

  it.each([
    ["a wrong secret", { secret: "wrong" }, 403, "SignatureDoesNotMatch"],
    ["an old signature", { at: at - 600_000 }, 403, "SignatureDoesNotMatch"],
    ["an unknown key", { accessKeyId: "AKIAUNKNOWN" }, 403, "InvalidClientTokenId"],
    ["a scope of Systems Manager", { service: "ssm" as const }, 403, "SignatureDoesNotMatch"],
    [
      "no authorization",
      { headers: { authorization: undefined } },
      403,
      "MissingAuthenticationToken",
    ],
    [
      "half an authorization",
      { headers: { authorization: "AWS4-HMAC-SHA256 x=1" } },
      400,
      "IncompleteSignature",
    ],
    ["an expired caller", { accessKeyId: "expired" }, 403, "ExpiredToken"],
    ["a throttled caller", { accessKeyId: "throttled" }, 400, "Throttling"],
    ["a body without end", { body: "x".repeat(2_000_000) }, 413, "RequestEntityTooLarge"],
  ])("refuses %s", async (_, call, status, code) => {
    expect((await refusalOf({}, call)).slice(0, 2)).toEqual([status, code]);
  });

  it("names the service that the scope should have", async () => {
    expect(await refusalOf({}, { service: "ssm" })).toContain(
      "Credential should be scoped to correct service: 'sts'.",
    );
  });

  it.each([
    [{ Action: "GetCallerIdentity" }, "GetCallerIdentity for version 2011-06-15"],
    [{ Version: "2010-01-01" }, "AssumeRole for version 2010-01-01"],
  ])("does not know %j", async (parameters, text) => {
    const message = `Could not find operation ${text}`;
    expect(await refusalOf(parameters)).toEqual([400, "InvalidAction", message]);
  });

  it.each(["denied", "slow", "hanging", "reset"])("lets %s assume roles", async (accessKeyId) => {
    expect((await assume({}, { accessKeyId })).status).toBe(200);
  });

  it("wraps an error as STS does", async () => {
    const { headers, body } = await assume({ RoleSessionName: "<&>" });
    expect(body).toBe(
      `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>1 validation error detected: Value '&lt;&amp;&gt;' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*</Message></Error><RequestId>${headers["x-amzn-requestid"]}</RequestId></ErrorResponse>`,
    );
  });

  it("is recorded without secrets", async () => {
    const ExternalId = "demo-external-id";
    const RoleArn = roleArn("sessionscope-external");
    const { headers } = await assume({ RoleArn, ExternalId }, { region: "us-east-1" });
    await expect
      .poll(() => records.at(-1))
      .toEqual({
        requestId: headers["x-amzn-requestid"],
        accessKeyId: "demo",
        account: "482913004417",
        region: "us-east-1",
        service: "sts",
        operation: "AssumeRole",
        state: null,
        filters: [],
        hasToken: false,
        roleArn: RoleArn,
        sessionName: "dashboard",
        hasExternalId: true,
        status: 200,
        code: null,
        rows: null,
        ms: expect.any(Number),
        aborted: false,
      });
    await assume({ RoleArn });
    await expect
      .poll(() => records.at(-1))
      .toMatchObject({ hasExternalId: false, status: 403, code: "AccessDenied" });
    expect(JSON.stringify(records)).not.toContain(ExternalId);
  });
});
