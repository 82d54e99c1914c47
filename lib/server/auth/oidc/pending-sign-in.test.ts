import { randomState } from "openid-client";
import { describe, expect, it } from "vitest";
import { oidcFor } from "./fake-provider";
import { donePendingCookie, pendingCookies, takePending } from "./pending-sign-in";
import { newSessionCookie } from "./session";

const NOW = Date.parse("2026-11-23T17:40:00Z");
const MINUTE = 60_000;
const oidc = oidcFor("https://id.example.com");

function sent(setCookies: readonly string[]): Headers {
  const kept = setCookies.filter((cookie) => !cookie.includes("Max-Age=0"));
  return new Headers({ cookie: kept.map((cookie) => cookie.split(";")[0]).join("; ") });
}

function makePending(back = "/history?range=7d") {
  return { state: randomState(), nonce: "nonce", verifier: "verifier", back };
}

describe("a sign-in under way", () => {
  it("is found by the state of its answer, once", async () => {
    const pending = makePending();
    const headers = sent(await pendingCookies(oidc, new Headers(), pending, NOW));
    const found = await takePending(oidc, headers, pending.state, NOW + MINUTE);
    expect(found.pending).toEqual({ ...pending, iat: NOW / 1000 });
    const again = await takePending(oidc, headers, pending.state, NOW + MINUTE);
    expect(again).toEqual({ pending: null, back: "/history?range=7d" });
  });

  it("takes ten minutes at most, and still knows the way back", async () => {
    const pending = makePending();
    const headers = sent(await pendingCookies(oidc, new Headers(), pending, NOW));
    expect(await takePending(oidc, headers, pending.state, NOW + 10 * MINUTE)).toEqual({
      pending: null,
      back: "/history?range=7d",
    });
  });

  it("does not disturb one in another tab", async () => {
    const [one, two] = [makePending("/active"), makePending("/history")];
    const first = await pendingCookies(oidc, new Headers(), one, NOW);
    const second = await pendingCookies(oidc, sent(first), two, NOW);
    const both = sent([...first, ...second]);
    expect((await takePending(oidc, both, two.state, NOW)).back).toBe("/history");
    expect((await takePending(oidc, both, one.state, NOW)).back).toBe("/active");
  });

  it("takes the oldest of many away, so that a loop does not fill the browser", async () => {
    let cookies: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const added = await pendingCookies(oidc, sent(cookies), makePending(), NOW);
      const gone = added.filter((cookie) => cookie.includes("Max-Age=0"));
      const names = gone.map((cookie) => cookie.split("=")[0]);
      cookies = [...cookies, ...added].filter(
        (cookie) => !cookie.includes("Max-Age=0") && !names.includes(cookie.split("=")[0]),
      );
    }
    expect(cookies).toHaveLength(3);
  });

  it("is of no other browser, and no session", async () => {
    const pending = makePending();
    expect(await takePending(oidc, new Headers(), pending.state, NOW)).toEqual({
      pending: null,
      back: null,
    });
    const session = await newSessionCookie(
      oidc,
      { sub: "1", name: null, email: null, groups: [] },
      [],
      NOW,
    );
    const name = donePendingCookie(oidc, pending.state).split("=")[0] ?? "";
    const headers = sent([session.replace("__Host-sessionscope", name)]);
    expect((await takePending(oidc, headers, pending.state, NOW)).pending).toBeNull();
  });

  it("fits into a cookie with the longest way back", async () => {
    const pending = makePending(`/history?owner=${"a".repeat(2385)}`);
    expect(pending.back).toHaveLength(2400);
    const [cookie = ""] = await pendingCookies(oidc, new Headers(), pending, NOW);
    expect(cookie.length).toBeLessThan(4096);
    expect(cookie).toMatch(
      /^__Host-sessionscope-sign-in-[\w-]{12}=.*; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});
