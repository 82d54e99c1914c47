import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { oidcFor } from "@/lib/testing/fakes/fake-provider";
import { newSessionCookie, openSession, replaceSession, signOutCookies } from "./session";

const NOW = Date.parse("2026-11-23T17:40:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const oidc = oidcFor("https://id.example.com");
const alice = { sub: "1", name: "Alice Chen", email: "alice@example.com", groups: ["sre"] };

/** The headers of a browser after it got a cookie. */
function sent(setCookie: string): Headers {
  return new Headers({ cookie: `theme=dark; ${setCookie.split(";")[0]}; tz=utc` });
}

async function open(cookie: string, now: number, by: OidcConfig = oidc) {
  return openSession(by, sent(cookie), now);
}

async function renewed(cookie: string, now: number, by: OidcConfig = oidc): Promise<string> {
  return (await (await open(cookie, now, by))?.renewal?.()) ?? "";
}

describe("a session", () => {
  it("is what was sealed, and no script, other site or plain connection gets it", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    expect(cookie).toMatch(/^__Host-sessionscope=[\w.-]+; /);
    expect(cookie.split("; ").slice(1)).toEqual([
      "Path=/",
      "Max-Age=3600",
      "HttpOnly",
      "SameSite=Lax",
      "Secure",
    ]);
    const iat = NOW / 1000;
    expect(await open(cookie, NOW)).toEqual({
      session: { ...alice, sid: expect.stringMatching(/^[\w-]{22}$/), iat, seen: iat },
      renewal: null,
    });
  });

  it("has a plain name on http, which is loopback", async () => {
    const local = oidcFor("https://id.example.com", { url: "http://localhost:3000" });
    const cookie = newSessionCookie(local, alice, [], NOW);
    expect(cookie).toMatch(/^sessionscope=/);
    expect(cookie).not.toContain("Secure");
    expect(await open(cookie, NOW, local)).not.toBeNull();
    expect(await open(cookie, NOW)).toBeNull();
  });

  it("is renewed at most once a minute", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    expect((await open(cookie, NOW + MINUTE - 1000))?.renewal).toBeNull();
    const renewal = await renewed(cookie, NOW + MINUTE);
    const seen = NOW / 1000 + 60;
    expect(await open(renewal, NOW + MINUTE)).toMatchObject({
      session: { iat: NOW / 1000, seen },
      renewal: null,
    });
  });

  it("ends after an hour without a word", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    expect(await open(cookie, NOW + HOUR - 1000)).not.toBeNull();
    expect(await open(cookie, NOW + HOUR)).toBeNull();
  });

  it("ends after eight hours, whoever is there", async () => {
    let cookie = newSessionCookie(oidc, alice, [], NOW);
    let now = NOW;
    for (; now < NOW + 8 * HOUR - 10 * MINUTE; now += 10 * MINUTE) {
      cookie = (await renewed(cookie, now)) || cookie;
    }
    expect(await open(cookie, NOW + 8 * HOUR - 1000)).not.toBeNull();
    expect(cookie).toContain("Max-Age=1200;");
    expect(await open(cookie, NOW + 8 * HOUR)).toBeNull();
  });

  it("is not of a time to come", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW + HOUR);
    expect(await open(cookie, NOW)).toBeNull();
    expect(await open(cookie, NOW + HOUR - 30_000)).not.toBeNull();
  });

  it("outlives an exchange of keys, and ends with the old one", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    const during = { ...oidc, sessionKeys: ["n".repeat(32), ...oidc.sessionKeys] };
    const renewal = await renewed(cookie, NOW + MINUTE, during);
    const after = { ...oidc, sessionKeys: ["n".repeat(32)] };
    expect(await open(renewal, NOW + MINUTE, after)).not.toBeNull();
    expect(await open(cookie, NOW + MINUTE, after)).toBeNull();
  });

  it("keeps the groups that mean something if all would be too much for a browser", async () => {
    const groups = Array.from({ length: 200 }, (_, index) =>
      createHash("sha256").update(String(index)).digest("hex"),
    );
    const cookie = newSessionCookie(oidc, { ...alice, groups }, [groups[150] ?? ""], NOW);
    expect(cookie.length).toBeLessThan(3500);
    expect((await open(cookie, NOW))?.session.groups).toEqual([groups[150]]);
    const most = newSessionCookie(oidc, { ...alice, groups }, groups, NOW);
    expect(most.length).toBeLessThan(4096);
    const kept = (await open(most, NOW))?.session.groups ?? [];
    expect(kept.length).toBeGreaterThan(50);
    expect(kept).toEqual(groups.slice(0, kept.length));
  });

  it("is none without a cookie, or with another", async () => {
    expect(await openSession(oidc, new Headers(), NOW)).toBeNull();
    for (const cookie of [
      "",
      "__Host-sessionscope",
      "__Host-sessionscope=",
      "__Host-sessionscope=x",
    ]) {
      expect(await openSession(oidc, new Headers({ cookie }), NOW)).toBeNull();
    }
  });

  it("is taken away by a cookie of the same name and place", async () => {
    expect(await signOutCookies(oidc, new Headers(), NOW)).toEqual([
      "__Host-sessionscope=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    ]);
  });
});

describe("the end of a session", () => {
  it("holds for every cookie of it at this server, for a stolen one too", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    const stolen = await renewed(cookie, NOW + MINUTE);
    await signOutCookies(oidc, sent(cookie), NOW + 2 * MINUTE);
    expect(await open(cookie, NOW + 2 * MINUTE)).toBeNull();
    expect(await open(stolen, NOW + 2 * MINUTE)).toBeNull();
    expect(await open(newSessionCookie(oidc, alice, [], NOW), NOW)).not.toBeNull();
  });

  it("is not undone by an answer that was under way", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    const underWay = await open(cookie, NOW + MINUTE);
    await signOutCookies(oidc, sent(cookie), NOW + MINUTE);
    expect(await underWay?.renewal?.()).toBeNull();
  });

  it("is known to the browser, should another server bring it back", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    const [, ended = ""] = await signOutCookies(oidc, sent(cookie), NOW);
    expect(ended).toMatch(
      /^__Host-sessionscope-ended=[\w-]{22}; Path=\/; Max-Age=28800; HttpOnly; SameSite=Lax; Secure$/,
    );
    globalThis.sessionscopeEnds?.clear();
    expect(await open(cookie, NOW)).not.toBeNull();
    const both = new Headers({
      cookie: [ended, cookie].map((each) => each.split(";")[0]).join("; "),
    });
    expect(await openSession(oidc, both, NOW)).toBeNull();
  });

  it("comes, but for what is under way, when another replaces it in its browser", async () => {
    const cookie = newSessionCookie(oidc, alice, [], NOW);
    const underWay = await open(cookie, NOW + MINUTE);
    await replaceSession(oidc, sent(cookie), NOW + MINUTE);
    expect(await underWay?.renewal?.()).toBeNull();
    expect(await open(cookie, NOW + MINUTE)).not.toBeNull();
  });
});
