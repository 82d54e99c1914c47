import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator } from "./server";
import { credentialsFor, roleArn } from "./sts-test-client";
import { sdkClient } from "./test-client";

let emulator: Awaited<ReturnType<typeof startEmulator>>;

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, sessions: 500 });
});

afterAll(() => emulator.close());

/** Lists by the plain key of the name, or by the role of the name. */
async function list(name: string, kind: "key" | "role", region: string) {
  const credentials =
    kind === "role"
      ? await credentialsFor(emulator.url, roleArn(`sessionscope-${name}`), { region })
      : undefined;
  const client = sdkClient(emulator.url, name, { region, ...(credentials && { credentials }) });
  const { Sessions } = await client.send(new DescribeSessionsCommand({ State: "History" }));
  return Sessions?.length;
}

describe.each(["key", "role"] as const)("by %s", (kind) => {
  it.each(["eu-west-1", "ap-southeast-2"])("both scenarios are well in %s", async (region) => {
    expect(await list("dead-region", kind, region)).toBe(50);
    expect(await list("regional-denied", kind, region)).toBe(50);
  });

  it("dead-region cuts the connection to one region", async () => {
    await expect(list("dead-region", kind, "us-east-1")).rejects.toMatchObject({
      code: "ECONNRESET",
    });
  });

  it("regional-denied is denied in one region", async () => {
    const account = kind === "role" ? "123456789012" : "482913004417";
    await expect(list("regional-denied", kind, "us-east-1")).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(`arn:aws:ssm:us-east-1:${account}:*`),
    });
  });
});
