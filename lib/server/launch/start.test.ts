import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";

/** Runs the launcher from its source, with nothing else in the environment; `npm start` runs it bundled. */
function start(env: Record<string, string>, flags: readonly string[] = []) {
  const launcher = [
    ...flags,
    "--conditions=react-server",
    "--import",
    "tsx",
    "lib/server/launch/start.ts",
  ];
  const bare = {
    NODE_ENV: "production",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  } as const;
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, launcher, { env: { ...bare, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

describe("the launcher", () => {
  it("lists every fault at once on stderr, without secrets, and exits with 1", async () => {
    const { code, stdout, stderr } = await start({
      PORT: "0",
      HOST: "0.0.0.0",
      AWS_ENDPOINT_URL_SSM: "ftp://bob:hunter2@example.com",
      SESSIONSCOPE_EMBED_KEYS: "hunter2",
      SESSIONSCOPE_LOG_LEVEL: "hunter2",
    });
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^Sessionscope cannot start:$/m);
    for (const name of [
      "PORT",
      "HOST",
      "AWS_ENDPOINT_URL_SSM",
      "SESSIONSCOPE_EMBED_KEYS",
      "AWS_REGION",
      "SESSIONSCOPE_LOG_LEVEL",
    ]) {
      expect(stderr).toMatch(new RegExp(`^ {2}- ${name}: `, "m"));
    }
    expect(stderr).not.toContain("hunter2");
  });

  it("refuses more pages than its heap has room for", async () => {
    const env = { AWS_REGION: "eu-west-1", SESSIONSCOPE_CACHE_MB: "512" };
    const { code, stderr } = await start(env, ["--max-old-space-size=192"]);
    expect(code).toBe(1);
    expect(stderr).toContain("start Node with --max-old-space-size=640 or more");
  });
});
