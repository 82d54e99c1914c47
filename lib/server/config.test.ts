import { describe, expect, it } from "vitest";
import { readConfig } from "./config";

function faultsOf(env: Record<string, string>): string[] {
  const reading = readConfig(env);
  return "faults" in reading ? reading.faults : [];
}

describe("readConfig", () => {
  it("listens on 127.0.0.1:3000 without sign-in by default", () => {
    expect(readConfig({ HOME: "/root" })).toEqual({
      config: {
        host: "127.0.0.1",
        port: 3000,
        auth: "none",
        accounts: null,
        gateway: { maxRps: 4, cacheBytes: 64 * 2 ** 20, redis: null },
      },
    });
  });

  it("takes host and port", () => {
    expect(readConfig({ HOST: "::1", PORT: "8080", SESSIONSCOPE_AUTH: "none" })).toMatchObject({
      config: { host: "::1", port: 8080, auth: "none", accounts: null },
    });
  });

  it("counts empty variables as unset", () => {
    expect(faultsOf({ HOST: "", PORT: "", SESSIONSCOPE_ACCESS: "", AWS_ENDPOINT_URL: "" })).toEqual(
      [],
    );
  });

  it.each(["127.0.0.1", "127.8.9.1", "::1", "localhost"])("allows the host %s", (HOST) => {
    expect(faultsOf({ HOST })).toEqual([]);
  });

  it.each([
    "0.0.0.0",
    "::",
    "10.0.0.1",
    "128.0.0.1",
    "example.com",
    "127.0.0.1.example.com",
    "127.1",
  ])("refuses the host %s, because there is no sign-in", (HOST) => {
    expect(faultsOf({ HOST })).toEqual([expect.stringMatching(/^HOST: .*loopback.*sign-in/)]);
  });

  it.each(["1", "65535"])("allows the port %s", (PORT) => {
    expect(faultsOf({ PORT })).toEqual([]);
  });

  it.each(["0", "65536", "-1", "80a", "3000.5", " 80"])("refuses the port %j", (PORT) => {
    expect(faultsOf({ PORT })).toEqual(["PORT: must be a whole number from 1 to 65535."]);
  });

  it.each(["0.5", "4", "2.25", "1000"])("allows %s calls per second", (SESSIONSCOPE_MAX_RPS) => {
    expect(faultsOf({ SESSIONSCOPE_MAX_RPS })).toEqual([]);
  });

  it.each(["0", "0.4", "-1", "1e3", "1001", "fast"])("refuses %s calls per second", (text) => {
    expect(faultsOf({ SESSIONSCOPE_MAX_RPS: text })).toEqual([
      "SESSIONSCOPE_MAX_RPS: must be a number from 0.5 to 1000.",
    ]);
  });

  it("divides the rate among servers that share nothing", () => {
    const env = { SESSIONSCOPE_MAX_RPS: "6", SESSIONSCOPE_INSTANCES: "3" };
    expect(readConfig(env)).toMatchObject({ config: { gateway: { maxRps: 2 } } });
    const shared = {
      SESSIONSCOPE_REDIS_URL: "rediss://cache.example:6379",
      SESSIONSCOPE_SECRET: "s".repeat(32),
    };
    expect(readConfig({ ...env, ...shared })).toMatchObject({
      config: { gateway: { maxRps: 6, redis: { url: "rediss://cache.example:6379" } } },
    });
  });

  it("needs a secret of some length for what is shared, and never repeats it", () => {
    const env = { SESSIONSCOPE_REDIS_URL: "redis://127.0.0.1:6379" };
    expect(faultsOf(env)).toEqual([expect.stringMatching(/^SESSIONSCOPE_SECRET: is needed/)]);
    expect(faultsOf({ ...env, SESSIONSCOPE_SECRET: "hunter2" })).toEqual([
      "SESSIONSCOPE_SECRET: must have at least 32 characters.",
    ]);
    const SESSIONSCOPE_SECRET = "s".repeat(32);
    expect(
      faultsOf({ SESSIONSCOPE_REDIS_URL: "http://u:hunter2@cache", SESSIONSCOPE_SECRET }),
    ).toEqual([
      "SESSIONSCOPE_REDIS_URL: must be a redis or rediss URL, such as rediss://cache.example:6379.",
    ]);
  });

  it("takes the accounts", () => {
    const accounts = [{ id: "prod", regions: ["eu-west-1"] }];
    expect(readConfig({ SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts) })).toMatchObject({
      config: { accounts },
    });
  });

  it("names each fault of the accounts, without a value", () => {
    const accounts = [{ id: "prod", roleArn: "hunter2", externalId: "hunter2 x", regions: [] }];
    const faults = faultsOf({ SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts) });
    expect(faults).toEqual([
      expect.stringMatching(/^SESSIONSCOPE_ACCOUNTS: \[0\]\.roleArn must be/),
      expect.stringMatching(/^SESSIONSCOPE_ACCOUNTS: \[0\]\.externalId is not/),
      expect.stringMatching(/^SESSIONSCOPE_ACCOUNTS: \[0\]\.regions must name/),
    ]);
    expect(faults.join()).not.toContain("hunter2");
    expect(faultsOf({ SESSIONSCOPE_ACCOUNTS: "/hunter2" })).toEqual([
      "SESSIONSCOPE_ACCOUNTS: must be JSON, or the path of a JSON file that can be read.",
    ]);
  });

  it.each(["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SSM", "AWS_ENDPOINT_URL_STS"])(
    "wants an http URL in %s",
    (name) => {
      expect(faultsOf({ [name]: "http://127.0.0.1:4566" })).toEqual([]);
      expect(faultsOf({ [name]: "127.0.0.1:4566" })).toHaveLength(1);
      expect(faultsOf({ [name]: "ftp://bob:hunter2@example.com/x" })).toEqual([
        `${name}: must be an http or https URL; ftp://example.com is not.`,
      ]);
    },
  );

  it("prints no secret of a URL that cannot be read", () => {
    expect(faultsOf({ AWS_ENDPOINT_URL: "http://bob:hunter2@:x" }).join()).not.toMatch(
      /hunter2|bob/,
    );
  });

  it.each(["oidc", "jwt", "None"])("refuses the sign-in %s", (SESSIONSCOPE_AUTH) => {
    expect(faultsOf({ SESSIONSCOPE_AUTH })).toEqual([
      expect.stringMatching(/^SESSIONSCOPE_AUTH: .*not available yet/),
    ]);
  });

  it("refuses variables of later versions without their values", () => {
    expect(faultsOf({ SESSIONSCOPE_EMBED_KEYS: "hunter2" })).toEqual([
      "SESSIONSCOPE_EMBED_KEYS: this version does not support it yet; unset it.",
    ]);
  });

  it("refuses a misspelt variable", () => {
    expect(faultsOf({ SESSIONSCOPE_ACESS: "hunter2" })).toEqual([
      "SESSIONSCOPE_ACESS: there is no such variable; correct its name or unset it.",
    ]);
  });

  it("lists all faults at once", () => {
    const env = { HOST: "0.0.0.0", PORT: "0", AWS_ENDPOINT_URL: "x", SESSIONSCOPE_AUTH: "oidc" };
    expect(faultsOf({ ...env, SESSIONSCOPE_X: "1" })).toHaveLength(5);
  });
});
