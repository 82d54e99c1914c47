import { createHash, randomBytes } from "node:crypto";
import { randomState } from "openid-client";
import { describe, expect, it } from "vitest";
import { returnPath } from "@/lib/return-path";
import { MAX_QUERY_LENGTH, MAX_VALUES } from "@/lib/sessions/query/search-params";
import { oidcFor } from "@/lib/testing/fakes/fake-provider";
import { donePendingCookies, findPending, markUsed, pendingCookies } from "./pending-sign-in";
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
  it("is found by the state of its answer, once", () => {
    const pending = makePending();
    const headers = sent(pendingCookies(oidc, new Headers(), pending, NOW));
    const found = findPending(oidc, headers, pending.state, NOW + MINUTE);
    expect(found.pending).toEqual({ ...pending, iat: NOW / 1000 });
    markUsed(pending.state, NOW + MINUTE);
    const again = findPending(oidc, headers, pending.state, NOW + MINUTE);
    expect(again).toEqual({ pending: null, back: "/history?range=7d" });
  });

  it("is not found by a state that only begins like its own", () => {
    const pending = makePending();
    const headers = sent(pendingCookies(oidc, new Headers(), pending, NOW));
    const alike = `${pending.state.slice(0, -1)}${pending.state.endsWith("A") ? "B" : "A"}`;
    expect(findPending(oidc, headers, alike, NOW)).toEqual({ pending: null, back: null });
  });

  it("takes ten minutes at most, and still knows the way back", () => {
    const pending = makePending();
    const headers = sent(pendingCookies(oidc, new Headers(), pending, NOW));
    expect(findPending(oidc, headers, pending.state, NOW + 10 * MINUTE)).toEqual({
      pending: null,
      back: "/history?range=7d",
    });
  });

  it("does not disturb one in another tab", () => {
    const [one, two] = [makePending("/active"), makePending("/history")];
    const first = pendingCookies(oidc, new Headers(), one, NOW);
    const second = pendingCookies(oidc, sent(first), two, NOW);
    const both = sent([...first, ...second]);
    expect(findPending(oidc, both, two.state, NOW).back).toBe("/history");
    expect(findPending(oidc, both, one.state, NOW).back).toBe("/active");
  });

  it("takes the oldest of many away, so that a loop does not fill the browser", () => {
    let cookies: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const added = pendingCookies(oidc, sent(cookies), makePending(), NOW);
      const gone = added.filter((cookie) => cookie.includes("Max-Age=0"));
      const names = gone.map((cookie) => cookie.split("=")[0]);
      cookies = [...cookies, ...added].filter(
        (cookie) => !cookie.includes("Max-Age=0") && !names.includes(cookie.split("=")[0]),
      );
    }
    expect(cookies).toHaveLength(3);
  });

  it("is of no other browser, and no session", () => {
    const pending = makePending();
    expect(findPending(oidc, new Headers(), pending.state, NOW)).toEqual({
      pending: null,
      back: null,
    });
    const session = newSessionCookie(
      oidc,
      { sub: "1", name: null, email: null, groups: [] },
      [],
      NOW,
    );
    const [done = ""] = donePendingCookies(oidc, new Headers(), pending.state, NOW);
    const name = done.split("=")[0] ?? "";
    const headers = sent([session.replace("__Host-sessionscope", name)]);
    expect(findPending(oidc, headers, pending.state, NOW).pending).toBeNull();
  });

  it("leaves those alone that another tab may finish, and takes the dead ones away", () => {
    const [dead, other, mine] = [makePending(), makePending(), makePending()];
    const headers = sent([
      ...pendingCookies(oidc, new Headers(), dead, NOW - 10 * MINUTE),
      ...pendingCookies(oidc, new Headers(), other, NOW - 9 * MINUTE),
      ...pendingCookies(oidc, new Headers(), mine, NOW),
    ]);
    const gone = donePendingCookies(oidc, headers, mine.state, NOW);
    expect(gone.map((cookie) => cookie.split("=")[0])).toEqual(
      [mine, dead].map(({ state }) => `__Host-sessionscope-sign-in-${state.slice(0, 12)}`),
    );
  });

  it.each<[string, (hash: string) => [string, string]]>([
    ["ids of machines", (hash) => ["target", `mi-${hash.slice(0, 17)}${hash.slice(20, 60)}`]],
    ["people", (hash) => ["owner", `arn:aws:sts::${hash.slice(0, 12)}:assumed-role/SRE/${hash}`]],
    [
      "another language",
      (hash) => ["reason", `!~Überprüfung für die Änderung ${hash.slice(0, 12)}`],
    ],
  ])("fits into a cookie with the longest way back: %s", (_, termOf) => {
    const pending = makePending(`/history?${longest(termOf)}`);
    const [cookie = ""] = pendingCookies(oidc, new Headers(), pending, NOW);
    expect(cookie.length).toBeLessThan(4096);
    expect(cookie).toMatch(
      /^__Host-sessionscope-sign-in-[\w-]{12}=.*; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(findPending(oidc, sent([cookie]), pending.state, NOW).back).toBe(
      returnPath(pending.back),
    );
    expect(returnPath(pending.back)).toBe(pending.back);
  });

  it("knows at least the page where the way back is noise that fits into no cookie", () => {
    const noise = randomBytes(3000).toString("base64url");
    const pending = makePending(`/history?reason=${noise}`);
    const [cookie = ""] = pendingCookies(oidc, new Headers(), pending, NOW);
    expect(cookie.length).toBeLessThan(4096);
    expect(findPending(oidc, sent([cookie]), pending.state, NOW).back).toBe("/history");
  });

  it("leaves room in a header for the session, however long the ways back are", () => {
    const noise = () => makePending(`/history?reason=${randomBytes(1500).toString("base64url")}`);
    const first = pendingCookies(oidc, new Headers(), noise(), NOW);
    const second = pendingCookies(oidc, sent(first), noise(), NOW);
    expect(second.map((cookie) => cookie.includes("Max-Age=0"))).toEqual([true, false]);
    expect(second[0]?.split("=")[0]).toBe(first[0]?.split("=")[0]);
  });
});

/** The longest query that the grammar allows, with what a page adds to it; no value is like another. */
function longest(termOf: (hash: string) => [string, string]): string {
  const search = new URLSearchParams();
  for (let at = 0; search.size < MAX_VALUES; at += 1) {
    const [key, value] = termOf(createHash("sha256").update(String(at)).digest("hex"));
    search.append(key, value);
    if (search.toString().length > MAX_QUERY_LENGTH) {
      search.delete(key, value);
      break;
    }
  }
  expect(search.toString().length).toBeGreaterThan(3000);
  const session = createHash("sha512").update("session").digest("hex").slice(0, 96);
  return `${search}&tz=America%2FArgentina%2FBuenos_Aires&session=${session}`;
}
