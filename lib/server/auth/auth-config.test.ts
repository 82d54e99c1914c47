import { describe, expect, it } from "vitest";
import { readAuthConfig } from "./auth-config";
import { environmentOf } from "./jwt/fake-proxy";

function read(env: Record<string, string>) {
  const reading = readAuthConfig(env, null);
  return "auth" in reading ? reading.auth : reading.faults;
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
