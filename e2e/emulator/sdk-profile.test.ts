import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DescribeSessionsCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { CallRecord } from "./call-log";
import { startEmulator } from "./server";
import { roleArn } from "./sts-test-client";

const records: CallRecord[] = [];
let emulator: Awaited<ReturnType<typeof startEmulator>>;
let folder: string;

const profiles = `[profile base]
aws_access_key_id = demo
aws_secret_access_key = demo
${profile("usual", "sessionscope")}
${profile("brief", "sessionscope-brief")}
${profile("refused", "sessionscope-refused")}
${profile("external", "sessionscope-external")}external_id = demo-external-id
`;

function profile(name: string, role: string): string {
  return `[profile ${name}]\nrole_arn = ${roleArn(role)}\nrole_session_name = sdk\nsource_profile = base\n`;
}

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, onCall: (record) => records.push(record) });
  folder = await mkdtemp(join(tmpdir(), "emulator-"));
  await writeFile(join(folder, "config"), profiles);
  vi.stubEnv("AWS_CONFIG_FILE", join(folder, "config"));
  vi.stubEnv("AWS_SHARED_CREDENTIALS_FILE", join(folder, "none"));
  vi.stubEnv("AWS_ENDPOINT_URL_SSM", emulator.url);
  vi.stubEnv("AWS_ENDPOINT_URL_STS", emulator.url);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
  await emulator.close();
});

/** Lists twice with one client, and tells the operations that it took. */
async function listTwice(name: string): Promise<unknown[]> {
  const begin = records.length;
  const client = new SSMClient({ profile: name, region: "eu-west-1", maxAttempts: 1 });
  await client.send(new DescribeSessionsCommand({ State: "Active" }));
  await client.send(new DescribeSessionsCommand({ State: "Active" }));
  return records.slice(begin).map(({ operation }) => operation);
}

describe("the SDK's own STS client", () => {
  it.each(["usual", "external"])("assumes a role once for the %s profile", async (name) => {
    expect(await listTwice(name)).toEqual(["AssumeRole", "DescribeSessions", "DescribeSessions"]);
    expect(records.at(-1)).toMatchObject({ account: "123456789012", status: 200 });
  });

  it("renews brief credentials for every call", async () => {
    const pair = ["AssumeRole", "DescribeSessions"];
    expect(await listTwice("brief")).toEqual([...pair, ...pair]);
  });

  it("understands a refusal", async () => {
    await expect(listTwice("refused")).rejects.toMatchObject({
      name: "AccessDenied",
      message: expect.stringContaining("is not authorized to perform: sts:AssumeRole"),
      $metadata: { httpStatusCode: 403 },
    });
  });
});
