import { describe, expect, it } from "vitest";
import { readConfig } from "./config";

const SECRET = "Plg/8nfN8W8RNkW5lm8Aefr/dvqRwmzbgRAOI82NeJU=";

function issuesOf(env: Record<string, string>): string[] {
  const reading = readConfig(env);
  return "issues" in reading ? reading.issues : [];
}

describe("readConfig", () => {
  it("listens on 127.0.0.1:3000 without sign-in by default", () => {
    expect(readConfig({ HOME: "/root" })).toEqual({
      config: {
        host: "127.0.0.1",
        port: 3000,
        auth: { signIn: { mode: "none" }, url: null, access: new Map(), embed: null },
        accounts: null,
        gateway: { maxRps: 4, instances: 1, cacheBytes: 48 * 2 ** 20, redis: null },
        secret: null,
        metrics: null,
        logLevel: "info",
        drainSeconds: 3,
      },
    });
  });

  it("takes host and port", () => {
    expect(readConfig({ HOST: "::1", PORT: "8080", SESSIONSCOPE_AUTH: "none" })).toMatchObject({
      config: { host: "::1", port: 8080, auth: { signIn: { mode: "none" } }, accounts: null },
    });
  });

  it("counts empty variables as unset", () => {
    expect(issuesOf({ HOST: "", PORT: "", SESSIONSCOPE_ACCESS: "", AWS_ENDPOINT_URL: "" })).toEqual(
      [],
    );
  });

  it("has metrics on a port of their own, on loopback", () => {
    expect(readConfig({ SESSIONSCOPE_METRICS_PORT: "9464" })).toMatchObject({
      config: { metrics: { host: "127.0.0.1", port: 9464 } },
    });
    const SESSIONSCOPE_METRICS_HOST = "0.0.0.0";
    expect(
      readConfig({ SESSIONSCOPE_METRICS_PORT: "9464", SESSIONSCOPE_METRICS_HOST }),
    ).toMatchObject({ config: { metrics: { host: "0.0.0.0", port: 9464 } } });
  });

  it("takes the level of the log, or says which there are", () => {
    expect(readConfig({ SESSIONSCOPE_LOG_LEVEL: "warn" })).toMatchObject({
      config: { logLevel: "warn" },
    });
    expect(issuesOf({ SESSIONSCOPE_LOG_LEVEL: "loud" })).toEqual([
      "SESSIONSCOPE_LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, silent.",
    ]);
  });

  it.each(["0", "8"])("drains for %s seconds", (SESSIONSCOPE_DRAIN_SECONDS) => {
    expect(readConfig({ SESSIONSCOPE_DRAIN_SECONDS })).toMatchObject({
      config: { drainSeconds: Number(SESSIONSCOPE_DRAIN_SECONDS) },
    });
  });

  it("does not drain for longer than orchestrators wait", () => {
    expect(issuesOf({ SESSIONSCOPE_DRAIN_SECONDS: "9" })).toEqual([
      "SESSIONSCOPE_DRAIN_SECONDS: must be a whole number from 0 to 8.",
    ]);
  });

  it.each(["1", "65535"])("allows the port %s", (PORT) => {
    expect(issuesOf({ PORT })).toEqual([]);
  });

  it.each(["0", "65536", "-1", "80a", "3000.5", " 80"])("refuses the port %j", (PORT) => {
    expect(issuesOf({ PORT })).toEqual(["PORT: must be a whole number from 1 to 65535."]);
  });

  it.each(["0.5", "4", "2.25", "1000"])("allows %s calls per second", (SESSIONSCOPE_MAX_RPS) => {
    expect(issuesOf({ SESSIONSCOPE_MAX_RPS })).toEqual([]);
  });

  it.each(["0", "0.4", "-1", "1e3", "1001", "fast"])("refuses %s calls per second", (text) => {
    expect(issuesOf({ SESSIONSCOPE_MAX_RPS: text })).toEqual([
      "SESSIONSCOPE_MAX_RPS: must be a number from 0.5 to 1000.",
    ]);
  });

  it("divides the rate among servers that share nothing", () => {
    const env = { SESSIONSCOPE_MAX_RPS: "6", SESSIONSCOPE_INSTANCES: "3" };
    expect(readConfig(env)).toMatchObject({ config: { gateway: { maxRps: 2 } } });
    const shared = {
      SESSIONSCOPE_REDIS_URL: "rediss://cache.example:6379",
      SESSIONSCOPE_SECRET: SECRET,
    };
    expect(readConfig({ ...env, ...shared })).toMatchObject({
      config: { gateway: { maxRps: 6, redis: { url: "rediss://cache.example:6379" } } },
    });
  });

  it("needs a secret that nobody guesses for what is shared, and never repeats it", () => {
    const env = { SESSIONSCOPE_REDIS_URL: "redis://127.0.0.1:6379" };
    expect(issuesOf(env)).toEqual([expect.stringMatching(/^SESSIONSCOPE_SECRET: is needed/)]);
    for (const text of ["hunter2", "hunter2 ".repeat(8), "hunter2".repeat(8)]) {
      const issues = issuesOf({ ...env, SESSIONSCOPE_SECRET: text });
      expect(issues).toEqual([expect.stringMatching(/^SESSIONSCOPE_SECRET: .*32 random bytes/)]);
      expect(issues.join()).not.toContain("hunter2");
    }
    const SESSIONSCOPE_SECRET = SECRET;
    expect(
      issuesOf({ SESSIONSCOPE_REDIS_URL: "http://u:hunter2@cache", SESSIONSCOPE_SECRET }),
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

  it("compares who sees what with the accounts there are, also with the one there always is", () => {
    const sees = (accounts: string[], regions: string[]) => ({
      SESSIONSCOPE_AUTH: "jwt",
      SESSIONSCOPE_JWT_PRESET: "iap",
      SESSIONSCOPE_JWT_AUDIENCE: "/projects/1/global/backendServices/2",
      SESSIONSCOPE_ACCESS: JSON.stringify({ sre: { accounts, regions } }),
    });
    const region = { AWS_REGION: "eu-west-1" };
    expect(issuesOf(sees(["default"], ["eu-west-9"]))).toEqual([]);
    expect(issuesOf({ ...region, ...sees(["default"], ["eu-west-1"]) })).toEqual([]);
    expect(issuesOf(sees(["prod"], ["*"]))).toEqual([
      "SESSIONSCOPE_ACCESS: sre: there is no account prod.",
    ]);
    expect(issuesOf({ ...region, ...sees(["*"], ["eu-west-9"]) })).toEqual([
      "SESSIONSCOPE_ACCESS: sre: no account is looked at in the region eu-west-9.",
    ]);
    // Which there are is not known yet.
    expect(issuesOf({ ...sees(["prod"], ["*"]), PORT: "x" })).toHaveLength(1);
  });

  it("compares what portals' keys may open with them, too", () => {
    const key = { iss: "p", kid: "k", alg: "HS256", secret: SECRET, accounts: ["prdo"] };
    const env = {
      SESSIONSCOPE_ACCOUNTS: JSON.stringify([{ id: "prod", regions: ["eu-west-1"] }]),
      SESSIONSCOPE_URL: "https://sessions.example.com",
      SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
      SESSIONSCOPE_EMBED_KEYS: JSON.stringify([key]),
    };
    expect(issuesOf(env)).toEqual(["SESSIONSCOPE_EMBED_KEYS: k: there is no account prdo."]);
  });

  it("names each fault of the accounts, without a value", () => {
    const accounts = [{ id: "prod", roleArn: "hunter2", externalId: "hunter2 x", regions: [] }];
    const issues = issuesOf({ SESSIONSCOPE_ACCOUNTS: JSON.stringify(accounts) });
    expect(issues).toEqual([
      expect.stringMatching(/^SESSIONSCOPE_ACCOUNTS: \[0\]\.roleArn must be/),
      expect.stringMatching(/^SESSIONSCOPE_ACCOUNTS: \[0\]\.externalId is not/),
      expect.stringMatching(/^SESSIONSCOPE_ACCOUNTS: \[0\]\.regions must name/),
    ]);
    expect(issues.join()).not.toContain("hunter2");
    expect(issuesOf({ SESSIONSCOPE_ACCOUNTS: "/hunter2" })).toEqual([
      "SESSIONSCOPE_ACCOUNTS: must be JSON, or the path of a JSON file that can be read.",
    ]);
  });

  it.each(["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_SSM", "AWS_ENDPOINT_URL_STS"])(
    "wants an http URL in %s",
    (name) => {
      expect(issuesOf({ [name]: "http://127.0.0.1:4566" })).toEqual([]);
      expect(issuesOf({ [name]: "127.0.0.1:4566" })).toHaveLength(1);
      expect(issuesOf({ [name]: "ftp://bob:hunter2@example.com/x" })).toEqual([
        `${name}: must be an http or https URL, such as http://127.0.0.1:4566.`,
      ]);
    },
  );

  it("prints no secret of a URL that cannot be read", () => {
    expect(issuesOf({ AWS_ENDPOINT_URL: "http://bob:hunter2@:x" }).join()).not.toMatch(
      /hunter2|bob/,
    );
  });

  it.each(["None", "basic", "header"])("refuses the sign-in %s", (SESSIONSCOPE_AUTH) => {
    expect(issuesOf({ SESSIONSCOPE_AUTH })).toEqual([
      "SESSIONSCOPE_AUTH: must be none, oidc or jwt.",
    ]);
  });

  it("lists all faults at once", () => {
    const env = { HOST: "0.0.0.0", PORT: "0", AWS_ENDPOINT_URL: "x", SESSIONSCOPE_URL: "x" };
    expect(issuesOf({ ...env, SESSIONSCOPE_X: "1" })).toHaveLength(5);
  });
});
