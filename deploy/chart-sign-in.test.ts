import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config/config";
import { hasHelm } from "@/lib/testing/deploy/chart";
import {
  behindProxy,
  everything,
  PROXIES,
  portals,
  signIn,
} from "@/lib/testing/deploy/chart-cases";
import { environmentOf, pod, readEnvironment, SECRETS } from "@/lib/testing/deploy/chart-objects";

describe.runIf(hasHelm)("the chart's pods and sign-in", () => {
  it.each([behindProxy, ...PROXIES.map((jwt) => ({ auth: { mode: "jwt", jwt } }))])(
    "have an environment that the server takes, with %j",
    (values) => {
      expect(readConfig(readEnvironment({ ...values, awsRegion: "eu-west-1" }))).toMatchObject({
        config: { host: "0.0.0.0", port: 3000, auth: { signIn: { mode: "jwt" } } },
      });
    },
  );

  it.each([
    ["sign-in at a provider", { ...signIn, awsRegion: "eu-west-1" }],
    ["everything", everything],
  ])("have an environment that the server takes, with %s", (_, values) => {
    expect(readConfig(readEnvironment(values))).toMatchObject({
      config: { host: "0.0.0.0", port: 3000, auth: { signIn: { mode: "oidc" } } },
    });
  });

  it.each([
    ["one server", { replicas: 1 }],
    ["several servers", { secret: { existingSecret: "shared" } }],
    ["a Redis", { redis: { enabled: true, existingSecret: "cache" } }],
  ])("have an environment that the server takes, with portals and %s", (_, values) => {
    const env = readEnvironment({ ...behindProxy, ...portals, awsRegion: "eu-west-1", ...values });
    expect(readConfig(env)).toMatchObject({ config: { auth: { embed: { keys: [{}] } } } });
  });

  it.each([
    ["the one for it", { secret: { existingSecret: "shared" } }, "shared"],
    ["that of Redis", { redis: { enabled: true, existingSecret: "cache" } }, "cache"],
    ["the one for it, beside that of Redis", everything, "shared"],
  ])("take what servers share from %s", (_, values, name) => {
    expect(pod({ ...behindProxy, ...values }).containers[0].env).toContainEqual({
      name: "SESSIONSCOPE_SECRET",
      valueFrom: { secretKeyRef: { name, key: "SESSIONSCOPE_SECRET" } },
    });
  });

  it("say who is let in, and take every secret from a Secret", () => {
    expect(environmentOf(everything)).toMatchObject({
      SESSIONSCOPE_AUTH: "oidc",
      SESSIONSCOPE_URL: "https://sessions.example.com",
      SESSIONSCOPE_OIDC_ISSUER: "https://id.example.com",
      SESSIONSCOPE_OIDC_CLIENT_ID: "sessionscope",
      SESSIONSCOPE_OIDC_SCOPES: "openid email groups",
      SESSIONSCOPE_OIDC_GROUPS_CLAIM: "roles",
      SESSIONSCOPE_ALLOWED_DOMAINS: "example.com,example.org",
      SESSIONSCOPE_ALLOWED_GROUPS: "ops",
      SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
      SESSIONSCOPE_EMBED_KEYS: "/etc/sessionscope/embed-keys.json",
    });
    const inline = pod(everything).containers[0].env.filter(({ value }) => value !== undefined);
    expect(inline.filter(({ name }) => name in SECRETS)).toEqual([]);
    expect(Object.keys(SECRETS).filter((name) => name in environmentOf(everything))).toEqual(
      Object.keys(SECRETS),
    );
  });

  it("find accounts, access and keys in one folder, each from where it is kept", () => {
    expect(pod(everything).volumes).toContainEqual({
      name: "settings",
      projected: {
        sources: [
          { configMap: { name: "demo" } },
          {
            secret: {
              name: "portals",
              items: [{ key: "embed-keys.json", path: "embed-keys.json" }],
            },
          },
        ],
      },
    });
    const kept = { ...behindProxy, accountsSecret: "accounts" };
    expect(pod(kept).volumes).toContainEqual({
      name: "settings",
      projected: {
        sources: [
          {
            secret: { name: "accounts", items: [{ key: "accounts.json", path: "accounts.json" }] },
          },
        ],
      },
    });
    for (const values of [everything, kept]) {
      expect(pod(values).containers[0].volumeMounts).toContainEqual({
        name: "settings",
        mountPath: "/etc/sessionscope",
        readOnly: true,
      });
    }
  });
});
