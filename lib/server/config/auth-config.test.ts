import { describe, expect, it } from "vitest";
import { environmentOf } from "@/lib/testing/fakes/fake-proxy";
import { isHttps, readAuthConfig } from "./auth-config";

function read(env: Record<string, string>) {
  const reading = readAuthConfig(env, null);
  return "auth" in reading ? reading.auth : reading.issues;
}

describe("readAuthConfig behind a proxy", () => {
  it("starts without access rules: nobody sees anything", () => {
    expect(read({ SESSIONSCOPE_AUTH: "jwt", ...environmentOf("generic") })).toMatchObject({
      signIn: { mode: "jwt", jwt: { preset: "generic" } },
      url: null,
      access: new Map(),
    });
  });

  it("lists what is wrong with the proxy beside all else", () => {
    expect(read({ SESSIONSCOPE_AUTH: "jwt", SESSIONSCOPE_ACCESS: "{" })).toEqual([
      "SESSIONSCOPE_ACCESS: is not valid JSON.",
      expect.stringContaining("SESSIONSCOPE_JWT_PRESET: must be one of"),
    ]);
  });

  it.each(["none", undefined])("is not meant with SESSIONSCOPE_AUTH=%s", (mode) => {
    const env = { SESSIONSCOPE_JWT_PRESET: "iap", ...(mode ? { SESSIONSCOPE_AUTH: mode } : {}) };
    expect(read(env)).toEqual([
      "SESSIONSCOPE_JWT_PRESET: is used only with SESSIONSCOPE_AUTH=jwt; set that, or unset it.",
    ]);
  });
});

describe("isHttps", () => {
  const jwt = { SESSIONSCOPE_AUTH: "jwt", ...environmentOf("iap") };

  it.each([
    ["without sign-in", {}, false],
    ["without sign-in, through a tunnel", { SESSIONSCOPE_URL: "http://localhost:8080" }, false],
    ["behind a proxy that signs people in", jwt, true],
    ["behind one, at an address", { ...jwt, SESSIONSCOPE_URL: "https://a.example" }, true],
    ["behind one on this machine", { ...jwt, SESSIONSCOPE_URL: "http://localhost:8080" }, false],
  ])("knows how people come %s", (_, env, expected) => {
    const reading = readAuthConfig(env, null);
    expect("auth" in reading && isHttps(reading.auth)).toBe(expected);
  });
});

describe("readAuthConfig without sign-in", () => {
  it.each([
    ["SESSIONSCOPE_OIDC_ISSUER", "oidc"],
    ["SESSIONSCOPE_SESSION_KEYS", "oidc"],
    ["SESSIONSCOPE_ALLOWED_DOMAINS", "oidc or jwt"],
    ["SESSIONSCOPE_ALLOWED_GROUPS", "oidc or jwt"],
  ])("does not ignore that somebody has set %s", (name, modes) => {
    const issue = `${name}: is used only with SESSIONSCOPE_AUTH=${modes}; set that, or unset it.`;
    expect(read({ [name]: "hunter2" })).toEqual([issue]);
    expect(read({ [name]: "" })).toMatchObject({ signIn: { mode: "none" } });
  });

  it.each(["http://localhost:8080", "http://127.0.0.1:8080", "https://[::1]:8443"])(
    "may be reached at %s",
    (url) => {
      expect(read({ SESSIONSCOPE_URL: url })).toMatchObject({ url });
    },
  );

  it("cannot be reached at a public address", () => {
    expect(read({ SESSIONSCOPE_URL: "https://sessions.example.com" })).toEqual([
      expect.stringMatching(/^SESSIONSCOPE_URL: without sign-in only this machine gets answers/),
    ]);
  });

  it("may have one that portals' tokens are for", () => {
    const url = "https://sessions.example.com";
    const portals = {
      SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
      SESSIONSCOPE_EMBED_KEYS: "[]",
    };
    expect(read({ SESSIONSCOPE_URL: url, ...portals })).toMatchObject({ url });
  });
});
