import { beforeAll, describe, expect, it, vi } from "vitest";
import { environmentOf, makeProxy } from "@/lib/server/auth/jwt/fake-proxy";
import { embedTokenOf } from "./embed-viewer";

beforeAll(() => {
  const variables = {
    ...environmentOf("cloudflare"),
    SESSIONSCOPE_AUTH: "jwt",
    SESSIONSCOPE_URL: "https://sessions.example.com",
    SESSIONSCOPE_EMBED_ORIGINS: "https://portal.example.com",
    SESSIONSCOPE_EMBED_KEYS: JSON.stringify([
      {
        iss: "acme-portal",
        kid: "acme-1",
        alg: "HS256",
        secret: "Plg/8nfN8W8RNkW5lm8Aefr/dvqRwmzbgRAOI82NeJU=",
      },
    ]),
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});

const bearing = (token: string) => new Headers({ authorization: `Bearer ${token}` });
const { token } = makeProxy("generic");

describe("embedTokenOf where a proxy's assertion is in another header", () => {
  it("leaves a bearer's token to the assertion that the proxy hands on beside it", () => {
    for (const foreign of [token(), "hunter2", ""]) {
      expect(embedTokenOf(bearing(foreign))).toBeNull();
    }
  });

  it("takes what says that it is an embed's, and nothing else for it", () => {
    const own = token({}, { typ: "ssm-embed+jwt" });
    expect(embedTokenOf(bearing(own))).toBe(own);
  });
});
