import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readStart } from "./start-reading";

const HERE = { dir: import.meta.dirname, heapBytes: 2 ** 30 };
const NO_PROFILE = { AWS_CONFIG_FILE: "/dev/null", AWS_SHARED_CREDENTIALS_FILE: "/dev/null" };

/** Runs the launcher from its source, with nothing else in the environment; `npm start` runs it bundled. */
function start(env: Record<string, string>, flags: readonly string[]) {
  const launcher = [
    ...flags,
    "--conditions=react-server",
    "--import",
    "tsx",
    "lib/server/launch/start.ts",
  ];
  const bare = { NODE_ENV: "production", ...NO_PROFILE } as const;
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, launcher, { env: { ...bare, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("readStart", () => {
  it("lists every issue at once, without secrets", async () => {
    const env = {
      ...NO_PROFILE,
      PORT: "0",
      HOST: "0.0.0.0",
      AWS_ENDPOINT_URL_SSM: "ftp://bob:hunter2@example.com",
      SESSIONSCOPE_EMBED_KEYS: "hunter2",
      SESSIONSCOPE_LOG_LEVEL: "hunter2",
      HTTPS_PROXY: "socks5://bob:hunter2@proxy.example:1080",
    };
    // The AWS SDK reads the environment itself.
    for (const [name, value] of Object.entries({ AWS_REGION: "", ...env })) vi.stubEnv(name, value);
    const reading = await readStart(env, HERE);
    const issues = "issues" in reading ? reading.issues : [];
    for (const name of [
      "PORT",
      "HOST",
      "AWS_ENDPOINT_URL_SSM",
      "SESSIONSCOPE_EMBED_KEYS",
      "AWS_REGION",
      "SESSIONSCOPE_LOG_LEVEL",
      "HTTPS_PROXY",
    ]) {
      expect(issues).toContainEqual(expect.stringMatching(new RegExp(`^${name}: `)));
    }
    expect(issues.join("\n")).not.toContain("hunter2");
  });
});

describe("a profile beside keys", () => {
  const keys = { AWS_ACCESS_KEY_ID: "demo", AWS_SECRET_ACCESS_KEY: "demo", AWS_PROFILE: "ops" };

  async function issuesWith(config: string) {
    const folder = mkdtempSync(path.join(tmpdir(), "start-"));
    const file = path.join(folder, "config");
    writeFileSync(file, config);
    const env = { ...NO_PROFILE, ...keys, AWS_REGION: "eu-west-1", AWS_CONFIG_FILE: file };
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const reading = await readStart(env, HERE);
    rmSync(folder, { recursive: true });
    return "issues" in reading ? reading.issues.filter((issue) => issue.startsWith("AWS_")) : [];
  }

  it("is an issue, unless a profile asks for the keys", async () => {
    expect(await issuesWith("[profile ops]\ncredential_process = true\n")).toEqual([
      expect.stringMatching(/^AWS_PROFILE: is set together with AWS_ACCESS_KEY_ID;/),
    ]);
    const role = "role_arn = arn:aws:iam::111122223333:role/r\ncredential_source = Environment";
    expect(await issuesWith(`[profile ops]\n${role}\n`)).toEqual([]);
  });
});

describe("the regions of a role", () => {
  async function issuesOf(partition: string, ...regions: string[]) {
    const roleArn = `arn:${partition}:iam::111122223333:role/r`;
    const accounts = [
      { id: "keys", regions: ["cn-north-1"] },
      { id: "prod", roleArn, regions },
    ];
    const reading = await readStart({ SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts) }, HERE);
    const issues = "issues" in reading ? reading.issues : [];
    return issues.filter((issue) => issue.startsWith("SESSIONSCOPE_ACCOUNTS: "));
  }

  it.each([
    ["aws", "eu-west-1"],
    ["aws-cn", "cn-north-1"],
    ["aws-us-gov", "us-gov-west-1"],
    ["aws-eusc", "eusc-de-east-1"],
    ["aws-iso-b", "us-isob-east-1"],
  ])("must be in its partition: %s", async (partition, region) => {
    expect(await issuesOf(partition, region)).toEqual([]);
    const other = partition === "aws" ? "eusc-de-east-1" : "eu-west-1";
    expect(await issuesOf(partition, region, other)).toEqual([
      "SESSIONSCOPE_ACCOUNTS: [1].regions must all be in the partition of roleArn.",
    ]);
  });
});

describe("the region of a web identity's role", () => {
  async function issuesOf(AWS_ROLE_ARN: string, AWS_REGION: string) {
    const env = { ...NO_PROFILE, AWS_ROLE_ARN, AWS_REGION, AWS_WEB_IDENTITY_TOKEN_FILE: "/x" };
    const reading = await readStart(env, HERE);
    return "issues" in reading ? reading.issues.filter((issue) => issue.startsWith("AWS_")) : [];
  }

  it.each([
    ["aws", "eu-west-1", "cn-north-1"],
    ["aws-cn", "cn-north-1", "eu-west-1"],
    ["aws-us-gov", "us-gov-west-1", "us-west-1"],
  ])("must be in the partition %s", async (partition, region, other) => {
    const role = `arn:${partition}:iam::111122223333:role/r`;
    expect(await issuesOf(role, region)).toEqual([]);
    expect(await issuesOf(role, other)).toEqual([
      "AWS_ROLE_ARN: is of another partition than AWS_REGION; no role can be assumed there.",
    ]);
  });
});

describe("the launcher", () => {
  it("writes the list to stderr and exits with 1, as with a cache larger than its heap", async () => {
    const env = { AWS_REGION: "eu-west-1", SESSIONSCOPE_CACHE_MB: "512" };
    const { code, stdout, stderr } = await start(env, ["--max-old-space-size=192"]);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^Sessionscope cannot start:$/m);
    expect(stderr).toMatch(/^ {2}- There is no production build here;/m);
    expect(stderr).toMatch(
      /^ {2}- SESSIONSCOPE_CACHE_MB: .* start Node with --max-old-space-size=640 or more/m,
    );
  });
});
