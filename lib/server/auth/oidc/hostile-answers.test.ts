import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/server/auth/authenticate";
import { oidcFor } from "@/lib/testing/fakes/fake-provider";
import { callbackAnswer } from "./callback-answer";

vi.hoisted(() => vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent"));

beforeAll(() => {
  // Nobody is there: whatever is not refused before the provider is asked shows as an outage.
  const { url, issuer, clientId, clientSecret, sessionKeys } = oidcFor("http://127.0.0.1:9");
  vi.stubEnv("SESSIONSCOPE_AUTH", "oidc");
  vi.stubEnv("SESSIONSCOPE_URL", url);
  vi.stubEnv("SESSIONSCOPE_OIDC_ISSUER", issuer);
  vi.stubEnv("SESSIONSCOPE_OIDC_CLIENT_ID", clientId);
  vi.stubEnv("SESSIONSCOPE_OIDC_CLIENT_SECRET", clientSecret);
  vi.stubEnv("SESSIONSCOPE_SESSION_KEYS", sessionKeys.join(","));
});

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "x".repeat(43),
    "",
    "null",
    "__proto__",
    "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0",
  ),
);
const query = fc.dictionary(
  fc.oneof(fc.constantFrom("state", "code", "error", "iss", "response", "id_token"), text),
  text,
);
/** A sealed cookie's five parts, of which none has been sealed. */
const forged = fc
  .tuple(
    fc.constantFrom(
      '{"alg":"dir","enc":"A256GCM"}',
      '{"alg":"none"}',
      '{"alg":"dir","enc":"A256GCM","zip":"DEF"}',
      '{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2c":2000000000}',
      '{"alg":"dir","enc":"A256GCM","kid":"__proto__"}',
      '{"alg":"dir","enc":"A256GCM","crit":["x"],"x":1}',
    ),
    fc.array(fc.base64String({ maxLength: 40 }), { minLength: 2, maxLength: 5 }),
  )
  .map(([head, rest]) => [Buffer.from(head).toString("base64url"), ...rest].join("."));
const names = ["__Host-sessionscope", "__Host-sessionscope-sign-in-xxxxxxxxxxxx", "sessionscope"];
const cookie = fc
  .array(fc.tuple(fc.constantFrom(...names), forged), { maxLength: 3 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join("; "));

describe("what nobody has sealed", () => {
  it("signs nobody in", async () => {
    await fc.assert(
      fc.asyncProperty(query, cookie, async (members, sent) => {
        const search = new URLSearchParams(members);
        const url = `http://127.0.0.1:3000/auth/callback?${search}`;
        const response = await callbackAnswer(new Request(url, { headers: { cookie: sent } }));
        expect(response.status).toBe(303);
        expect(response.headers.get("location")).toBe("/signed-out?return=%2Factive&why=expired");
        for (const set of response.headers.getSetCookie()) expect(set).toContain("Max-Age=0;");
      }),
      { numRuns: 1000 },
    );
  });

  it("is nobody's session", async () => {
    await fc.assert(
      fc.asyncProperty(cookie, async (sent) => {
        await expect(authenticate(new Headers({ cookie: sent }))).rejects.toMatchObject({
          problem: { code: "unauthenticated" },
        });
      }),
      { numRuns: 1000 },
    );
  });
});
