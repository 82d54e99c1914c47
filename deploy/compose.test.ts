import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { readConfig } from "@/lib/server/config/config";
import { readForwardProxies } from "@/lib/server/config/forward-proxies";

const text = readFileSync(new URL("compose.yaml", import.meta.url), "utf8");
const example = readFileSync(new URL("example.env", import.meta.url), "utf8");

const serviceSchema = z.looseObject({
  image: z.string(),
  user: z.string(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal("ALL")]),
  security_opt: z.tuple([z.literal("no-new-privileges:true")]),
  mem_limit: z.string(),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  environment: z.record(z.string(), z.string()),
});
const composeSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  networks: z.object({ cache: z.object({ internal: z.literal(true) }) }),
  configs: z.object({ redis: z.object({ content: z.string() }) }),
});
const { services, configs } = composeSchema.parse(parse(text, { merge: true }));
const servers = Object.values(services).filter(({ image }) => image === "sessionscope");

/** The text after Compose has replaced `${NAME:-…}` and `${NAME:?…}`. */
function interpolated(value: string, env: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name, kind, other) => {
    const given = env[name] ?? "";
    if (given === "" && kind === "?") throw new Error(`${name} ${other}`);
    return given === "" && kind === "-" ? other : given;
  });
}

function environment(env: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(servers[0]?.environment ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, interpolated(value, env)]));
}

const IMAGE = { HOST: "0.0.0.0", PORT: "3000" };
const SRE = '{"sre":{"accounts":["*"],"regions":["*"]}}';
const OIDC = {
  SESSIONSCOPE_URL: "https://sessions.example.com",
  SESSIONSCOPE_ACCESS: SRE,
  SESSIONSCOPE_OIDC_ISSUER: "https://id.example.com",
  SESSIONSCOPE_OIDC_CLIENT_ID: "sessionscope",
  SESSIONSCOPE_OIDC_CLIENT_SECRET: "of-the-client",
  SESSIONSCOPE_SESSION_KEYS: "b5KF+iGWxyjB9PfW5/huMrdHlrypIdRTgTwEyTE2Mig=",
};
const JWT = {
  SESSIONSCOPE_ACCESS: SRE,
  SESSIONSCOPE_JWT_PRESET: "cloudflare",
  SESSIONSCOPE_JWT_ISSUER: "https://team.cloudflareaccess.com",
  SESSIONSCOPE_JWT_AUDIENCE: "0123abcd",
};
const filled = {
  SESSIONSCOPE_AUTH: "oidc",
  REDIS_PASSWORD: "0123456789abcdef",
  SESSIONSCOPE_SECRET: "Plg/8nfN8W8RNkW5lm8Aefr/dvqRwmzbgRAOI82NeJU=",
  AWS_REGION: "eu-west-1",
};

describe("the compose file", () => {
  it("has two servers on this machine's loopback, and a Redis that nobody else reaches", () => {
    expect(servers.map(({ ports }) => ports)).toEqual([
      ["127.0.0.1:3000:3000"],
      ["127.0.0.1:3001:3000"],
    ]);
    expect(services.redis).toMatchObject({ ports: [], networks: ["cache"] });
  });

  it("gives Redis a password, a bound, and nothing on disk", () => {
    const lines = interpolated(configs.redis.content, filled).trim().split("\n");
    expect(lines).toEqual([
      `requirepass ${filled.REDIS_PASSWORD}`,
      'save ""',
      "appendonly no",
      "maxmemory 128mb",
      "maxmemory-policy allkeys-lru",
    ]);
  });

  it.each([
    ["people sign in at a provider", "oidc", OIDC],
    ["a proxy signs who they are", "jwt", JWT],
  ])("gives the servers an environment that they take where %s", (_, mode, auth) => {
    const env = environment({ ...filled, SESSIONSCOPE_AUTH: mode, ...auth });
    expect(readConfig({ ...IMAGE, ...env })).toMatchObject({
      config: {
        auth: { signIn: { mode }, access: new Map([["sre", expect.anything()]]) },
        gateway: { redis: { url: "redis://:0123456789abcdef@redis:6379" } },
      },
    });
  });

  it("passes a forward proxy on to the servers", () => {
    const proxy = { HTTPS_PROXY: "http://proxy.example:3128", NO_PROXY: "id.example.com" };
    const env = environment({ ...filled, ...OIDC, ...proxy });
    expect(readForwardProxies(env)).toMatchObject({
      proxies: { https: { origin: proxy.HTTPS_PROXY }, http: null, exceptions: "NO_PROXY" },
    });
  });

  it("gives the servers one that they refuse where nobody has to sign in", () => {
    const env = environment({ ...filled, SESSIONSCOPE_AUTH: "none" });
    expect(readConfig({ ...IMAGE, ...env })).toEqual({
      issues: [expect.stringMatching(/^HOST: .*Set SESSIONSCOPE_AUTH to oidc or jwt/)],
    });
  });

  it.each(["REDIS_PASSWORD", "SESSIONSCOPE_SECRET", "SESSIONSCOPE_AUTH"])(
    "does not start without %s",
    (name) => {
      expect(() => environment({ ...filled, [name]: "" })).toThrow(name);
    },
  );

  it("has no secret in it, and none in the example", () => {
    expect(text).not.toMatch(/(?:password|secret|key|token)\S*[:=]\s*[\w+/]{12}/i);
    const set = example.split("\n").filter((line) => /^\w+=./.test(line));
    expect(set).toEqual([
      "SESSIONSCOPE_AUTH=oidc",
      "AWS_REGION=eu-west-1",
      "SESSIONSCOPE_MAX_RPS=4",
      "SESSIONSCOPE_LOG_LEVEL=info",
    ]);
  });

  it("knows all that the example explains, and the other way round", () => {
    const explained = [...example.matchAll(/^(\w+)=/gm)].map(([, name = ""]) => name);
    const known = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = ""]) => name);
    expect([...new Set(known)].toSorted()).toEqual(explained.toSorted());
  });
});
