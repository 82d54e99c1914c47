import { describe, expect, it, vi } from "vitest";
import { authenticate } from "@/lib/server/auth/authenticate";
import { ask, cookieOf, locationOf, startSigningIn } from "@/lib/testing/fakes/fake-browser";
import { callbackAnswer } from "./callback-answer";
import { logoutAnswer } from "./logout-answer";

// The log reads its level when it is loaded.
vi.hoisted(() => vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent"));

const { provider, comeBack } = await startSigningIn();

describe("POST /auth/logout", () => {
  const post = (headers: Record<string, string>) =>
    logoutAnswer(ask("/auth/logout", { host: "127.0.0.1:3000", ...headers }, "POST"));

  it("forgets the session, and says where the provider does", async () => {
    const response = await post({ accept: "application/json", "sec-fetch-site": "same-origin" });
    expect(response.headers.getSetCookie()).toEqual([
      "__Host-sessionscope=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    ]);
    const { location } = await response.json();
    const { origin, pathname, searchParams } = new URL(location);
    expect(origin + pathname).toBe(`${provider.issuer}/end`);
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: "sessionscope-test",
      post_logout_redirect_uri: "https://sessions.example.com/signed-out",
    });
  });

  it("ends the session, so that its cookie is good for nothing any more", async () => {
    const cookie = cookieOf(await callbackAnswer(await comeBack()));
    expect(await authenticate(new Headers({ cookie }))).toMatchObject({ viewer: { id: "alice" } });
    const response = await post({ accept: "application/json", cookie });
    expect(response.headers.getSetCookie()).toHaveLength(2);
    await expect(authenticate(new Headers({ cookie }))).rejects.toMatchObject({
      problem: { code: "unauthenticated" },
    });
  });

  it("leads a form to our own page", async () => {
    const response = await post({ accept: "text/html" });
    expect([response.status, locationOf(response)]).toEqual([303, "/signed-out"]);
    expect(response.headers.getSetCookie()).toHaveLength(1);
  });

  it.each([{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.test" }])(
    "signs nobody out for another site: %j",
    async (headers) => {
      const response = await post({ accept: "application/json", ...headers });
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
    },
  );
});
