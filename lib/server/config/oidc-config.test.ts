import { describe, expect, it } from "vitest";
import { readOidcConfig } from "./oidc-config";

const URL = "https://sessions.example.com";
const KEY = "b5KF+iGWxyjB9PfW5/huMrdHlrypIdRTgTwEyTE2Mig=";
const YOUNG = "de9beb0edba952441ba290ff406ee3fc6ae373660458eea683b1120a280e6f69";
const ENV = {
  SESSIONSCOPE_URL: URL,
  SESSIONSCOPE_OIDC_ISSUER: "https://id.example.com/tenant",
  SESSIONSCOPE_OIDC_CLIENT_ID: "sessionscope",
  SESSIONSCOPE_OIDC_CLIENT_SECRET: "do not print this",
  SESSIONSCOPE_SESSION_KEYS: KEY,
};

function issuesOf(env: Record<string, string | undefined>, url: string | null = URL) {
  const reading = readOidcConfig({ ...ENV, ...env }, url);
  return "issues" in reading ? reading.issues : [];
}

describe("readOidcConfig", () => {
  it("needs no more than who signs people in, and what seals their sessions", () => {
    expect(readOidcConfig(ENV, URL)).toEqual({
      oidc: {
        url: URL,
        issuer: "https://id.example.com/tenant",
        clientId: "sessionscope",
        clientSecret: "do not print this",
        scopes: "openid profile email",
        groupsClaim: "groups",
        domains: null,
        groups: null,
        sessionKeys: [KEY],
      },
    });
  });

  it("reads lists, folded as they are compared", () => {
    const lists = {
      SESSIONSCOPE_ALLOWED_DOMAINS: "Example.COM, bücher.example,",
      SESSIONSCOPE_ALLOWED_GROUPS: "SRE,Zoe\u0308",
      SESSIONSCOPE_SESSION_KEYS: ` ${KEY} ,${YOUNG}`,
    };
    expect(readOidcConfig({ ...ENV, ...lists }, URL)).toMatchObject({
      oidc: {
        domains: ["example.com", "bücher.example"],
        groups: ["sre", "zoë"],
        sessionKeys: [KEY, YOUNG],
      },
    });
  });

  it.each([
    "SESSIONSCOPE_OIDC_ISSUER",
    "SESSIONSCOPE_OIDC_CLIENT_ID",
    "SESSIONSCOPE_OIDC_CLIENT_SECRET",
    "SESSIONSCOPE_SESSION_KEYS",
  ])("misses %s", (name) => {
    const issues = issuesOf({ [name]: undefined });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(`${name}: is needed with SESSIONSCOPE_AUTH=oidc`);
  });

  it("misses the public URL, but says nothing of one that is faulty already", () => {
    expect(issuesOf({ SESSIONSCOPE_URL: undefined }, null)[0]).toMatch(
      /^SESSIONSCOPE_URL: is needed/,
    );
    expect(issuesOf({ SESSIONSCOPE_URL: "nonsense" }, null)).toEqual([]);
  });

  it.each([
    ["SESSIONSCOPE_OIDC_ISSUER", "id.example.com"],
    ["SESSIONSCOPE_OIDC_ISSUER", "http://id.example.com"],
    ["SESSIONSCOPE_OIDC_ISSUER", "https://user:hunter2@id.example.com"],
    ["SESSIONSCOPE_OIDC_ISSUER", "https://id.example.com/?a=b"],
    ["SESSIONSCOPE_OIDC_ISSUER", "https://id.example.com/.well-known/openid-configuration"],
    ["SESSIONSCOPE_OIDC_ISSUER", "https://login.microsoftonline.com/common/v2.0"],
    ["SESSIONSCOPE_OIDC_ISSUER", "https://LOGIN.microsoftonline.com/organizations"],
    ["SESSIONSCOPE_OIDC_ISSUER", "https://login.microsoftonline.us/consumers/v2.0"],
    ["SESSIONSCOPE_OIDC_SCOPES", "profile email"],
    ["SESSIONSCOPE_OIDC_SCOPES", 'openid "profile"'],
    ["SESSIONSCOPE_SESSION_KEYS", "hunter2"],
    ["SESSIONSCOPE_SESSION_KEYS", "hunter2".repeat(7)],
    ["SESSIONSCOPE_SESSION_KEYS", "change-me hunter2 change-me hunter2 change-me"],
    ["SESSIONSCOPE_SESSION_KEYS", `${KEY},hunter2`],
    ["SESSIONSCOPE_SESSION_KEYS", `${KEY},${KEY}`],
    ["SESSIONSCOPE_SESSION_KEYS", " , "],
    ["SESSIONSCOPE_ALLOWED_DOMAINS", "@example.com"],
    ["SESSIONSCOPE_ALLOWED_DOMAINS", "*.example.com"],
    ["SESSIONSCOPE_ALLOWED_DOMAINS", ","],
    ["SESSIONSCOPE_ALLOWED_GROUPS", " , "],
  ])("refuses the %s %j, and does not repeat it", (name, text) => {
    const issues = issuesOf({ [name]: text });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.startsWith(`${name}: `)).toBe(true);
    expect(issues[0]).not.toContain("hunter2");
  });

  it("takes a tenant of Entra", () => {
    const tenant = "https://login.microsoftonline.com/0f1e2d3c-0000-4000-8000-000000000000/v2.0";
    expect(issuesOf({ SESSIONSCOPE_OIDC_ISSUER: tenant })).toEqual([]);
  });

  it("lets a provider on this machine speak http", () => {
    expect(issuesOf({ SESSIONSCOPE_OIDC_ISSUER: "http://127.0.0.1:4000" })).toEqual([]);
  });
});
