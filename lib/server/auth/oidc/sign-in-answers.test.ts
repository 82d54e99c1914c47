import { describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/server/auth/authenticate";
import {
  ask,
  cookieOf,
  locationOf,
  SEEN,
  startSigningIn,
  VIEW,
} from "@/lib/testing/fakes/fake-browser";
import type { Dishonesty } from "@/lib/testing/fakes/fake-provider";
import { callbackAnswer } from "./callback-answer";
import { loginAnswer } from "./login-answer";

// The log reads its level when it is loaded.
vi.hoisted(() => vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent"));

const dishonesty: Dishonesty = {};
const { provider, login, comeBack } = await startSigningIn(dishonesty);

describe("GET /auth/login", () => {
  it("sends to the provider what binds its answer to this browser and this server", async () => {
    const response = await login();
    expect(response.status).toBe(303);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const { origin, searchParams } = new URL(locationOf(response));
    expect(origin).toBe(provider.issuer);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: "sessionscope-test",
      response_type: "code",
      redirect_uri: "https://sessions.example.com/auth/callback",
      scope: "openid profile email",
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-sessionscope-sign-in-[\w-]{12}=.*; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ]);
  });

  it("makes the provider ask who it is for somebody else", async () => {
    const response = await loginAnswer(ask("/auth/login?as=somebody-else"));
    expect(new URL(locationOf(response)).searchParams.get("prompt")).toBe("login");
  });

  it("begins nothing for a router that fetches ahead", async () => {
    const response = await login(VIEW, { "sec-fetch-mode": "cors" });
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe("GET /auth/callback", () => {
  it("signs in, and goes back to the page that was wanted", async () => {
    const response = await callbackAnswer(await comeBack());
    expect([response.status, locationOf(response)]).toEqual([303, VIEW]);
    const { viewer } = await authenticate(new Headers({ cookie: cookieOf(response) }));
    expect(viewer).toMatchObject({
      kind: "person",
      id: "alice",
      groups: ["sre"],
      grants: [{ accounts: "*", regions: ["eu-west-1"] }],
    });
    // The cookie of the sign-in is removed.
    expect(response.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(/^__Host-sessionscope-sign-in-[\w-]{12}=; Path=\/; Max-Age=0;/),
    );
  });

  it("signs in once", async () => {
    const request = await comeBack();
    await callbackAnswer(request.clone());
    const again = await callbackAnswer(request);
    expect(locationOf(again)).toMatch(/^\/signed-out\?return=%2Fhistory.*&why=expired$/);
    expect(cookieOf(again)).toBe("");
  });

  it.each<[string, (query: URLSearchParams) => void, string]>([
    ["another state", (query) => query.set("state", "x".repeat(43)), "expired"],
    ["no state", (query) => query.delete("state"), "expired"],
    ["a strange state", (query) => query.set("state", "<script>; Path=/"), "expired"],
    ["another code", (query) => query.set("code", "guessed"), "refused"],
    ["a word of refusal", (query) => query.set("error", "access_denied"), "cancelled"],
  ])("signs nobody in by an answer with %s", async (_what, alter, why) => {
    const response = await callbackAnswer(await comeBack(alter));
    expect(response.status).toBe(303);
    expect(new URL(locationOf(response), SEEN).searchParams.get("why")).toBe(why);
    expect(cookieOf(response)).toBe("");
  });

  it("signs nobody in without the cookie of the browser that asked", async () => {
    const { url } = await comeBack();
    const response = await callbackAnswer(new Request(url));
    expect(locationOf(response)).toBe("/signed-out?return=%2Factive&why=expired");
  });

  it("says when to come again if the provider is away, also to machines", async () => {
    const request = await comeBack();
    dishonesty.status = { token: 503 };
    const response = await callbackAnswer(request);
    dishonesty.status = {};
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(response.headers.get("refresh")).toMatch(
      /^0; url=\/signed-out\?return=.*why=unavailable$/,
    );
    expect(await response.text()).toContain("&amp;why=unavailable");
  });
});
