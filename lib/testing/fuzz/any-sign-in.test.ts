import fc from "fast-check";
import { randomState } from "openid-client";
import { afterAll, beforeAll, beforeEach, describe, expect, vi } from "vitest";
import { callbackAnswer } from "@/lib/server/auth/oidc/callback-answer";
import { loginAnswer } from "@/lib/server/auth/oidc/login-answer";
import { logoutAnswer } from "@/lib/server/auth/oidc/logout-answer";
import { pendingCookies } from "@/lib/server/auth/oidc/pending-sign-in";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { type FakeProvider, oidcFor, startFakeProvider } from "@/lib/testing/fakes/fake-provider";
import { hostileHeaders } from "@/lib/testing/hostile/hostile-headers";
import { hostileText } from "@/lib/testing/hostile/hostile-text";
import { fuzz } from "./fuzz";

// The log reads its level when it is loaded.
vi.hoisted(() => vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent"));

const SEEN = "http://127.0.0.1:3000";
const URL_SEEN_BY_PEOPLE = "https://sessions.example.com";
let provider: FakeProvider;
let oidc: OidcConfig;

beforeAll(async () => {
  provider = await startFakeProvider();
  oidc = oidcFor(provider.issuer);
  const variables = {
    SESSIONSCOPE_AUTH: "oidc",
    SESSIONSCOPE_URL: oidc.url,
    SESSIONSCOPE_OIDC_ISSUER: oidc.issuer,
    SESSIONSCOPE_OIDC_CLIENT_ID: oidc.clientId,
    SESSIONSCOPE_OIDC_CLIENT_SECRET: oidc.clientSecret,
    SESSIONSCOPE_SESSION_KEYS: oidc.sessionKeys.join(","),
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});

afterAll(() => provider.close());

// Only the sign-in limits use this clock, and only `holds` below advances it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});

const parameter = fc.tuple(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("code", "error", "error_description", "error_uri") },
    {
      weight: 2,
      arbitrary: fc.constantFrom("state", "iss", "response", "id_token", "session_state"),
    },
    { weight: 1, arbitrary: hostileText },
  ),
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.constantFrom("access_denied", "server_error", "login_required", ""),
    },
    { weight: 2, arbitrary: hostileText },
  ),
);

/** Long enough to reset the sign-in limits, so that no input is refused because of earlier ones. */
const A_MINUTE = 60_000;

/** The answer redirects to one of our paths, or does not redirect at all. */
function expectAtHome(response: Response) {
  const location = response.headers.get("location") ?? "/";
  const { origin, pathname } = new URL(location, URL_SEEN_BY_PEOPLE);
  expect(origin).toBe(URL_SEEN_BY_PEOPLE);
  expect(pathname).toMatch(/^\/(?:active|history|signed-out|sessions\/[^/]+)?$/);
}

describe("any sign-in", () => {
  fuzz({
    name: "callback",
    claim: "signs in only people whom the provider has named, and leads to a page of ours",
    inputs: { long: 12_000, short: 100 },
    arbitrary: fc.record({
      parameters: fc.array(parameter, { maxLength: 4 }),
      headers: hostileHeaders,
      back: hostileText,
      // Whether the browser has begun a sign-in, so that the callback reads its parameters.
      hasBegun: fc.boolean(),
    }),
    regressions: [
      { parameters: [["code", "guessed"]], headers: [], back: "/active", hasBegun: true },
    ],
    async holds({ parameters, headers: page, back, hasBegun }) {
      vi.advanceTimersByTime(A_MINUTE);
      const headers = new Headers(page);
      const state = randomState();
      const query = new URLSearchParams(parameters);
      if (hasBegun) {
        const begun = { state, nonce: randomState(), verifier: randomState(), back };
        const cookies = pendingCookies(oidc, new Headers(), begun, Date.now());
        headers.set("cookie", cookies.map((each) => each.split(";")[0]).join("; "));
        query.set("state", state);
        if (!query.has("iss")) query.set("iss", provider.issuer);
      }
      const before = provider.asked.get("/token") ?? 0;
      const response = await callbackAnswer(
        new Request(`${SEEN}/auth/callback?${query}`, { headers }),
      );
      // The provider itself reports with this parameter that it is unavailable.
      const isAway = parameters.some(([name]) => name === "error");
      expect(isAway ? [303, 503] : [303]).toContain(response.status);
      // Check that the code reached the provider, and was not refused earlier.
      const [first, ...others] = parameters;
      if (hasBegun && first?.[0] === "code" && first[1] !== "" && others.length === 0) {
        expect(provider.asked.get("/token")).toBe(before + 1);
      }
      expectAtHome(response);
      for (const cookie of response.headers.getSetCookie()) expect(cookie).toContain("Max-Age=0;");
    },
  });

  fuzz({
    name: "login",
    claim: "leads to the provider, or to a page of ours",
    inputs: { long: 10_000, short: 100 },
    arbitrary: fc.record({ back: hostileText, headers: hostileHeaders, isOut: fc.boolean() }),
    async holds({ back, headers: page, isOut }) {
      vi.advanceTimersByTime(A_MINUTE);
      const headers = new Headers(page);
      const query = new URLSearchParams({ return: back, as: back });
      const path = isOut ? "logout" : "login";
      const request = new Request(`${SEEN}/auth/${path}?${query}`, { headers });
      const response = await (isOut ? logoutAnswer(request) : loginAnswer(request));
      expect([200, 303, 401, 403]).toContain(response.status);
      const location = response.headers.get("location") ?? "/";
      if (!location.startsWith(`${provider.issuer}/authorize?`)) expectAtHome(response);
    },
  });
});
