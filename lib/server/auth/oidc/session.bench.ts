import { bench, describe } from "vitest";
import { oidcFor } from "@/lib/testing/fakes/fake-provider";
import { newSessionCookie } from "./session";
import { signedInIdentity } from "./signed-in-identity";

const NOW = Date.parse("2026-11-23T17:40:00Z");
const MINUTE = 60_000;
const oidc = oidcFor("https://id.example.com", {
  domains: ["example.com"],
  sessionKeys: ["n".repeat(32), "o".repeat(32)],
});
const alice = {
  sub: "00u1a2b3c4",
  name: "Alice Chen",
  email: "alice@example.com",
  groups: Array.from({ length: 20 }, (_, index) => `group-${index}`),
};
async function signedIn(sub: string) {
  const cookie = newSessionCookie(oidc, { ...alice, sub }, [], NOW);
  return new Headers({ cookie: cookie.split(";")[0] ?? "" });
}
const headers = await signedIn("u");
/** More people than any memory has. */
const others = await Promise.all(
  Array.from({ length: 5000 }, (_, index) => signedIn(`u-${index}`)),
);
let next = 0;

describe("the cookie of a session", () => {
  const open = async () => void (await signedInIdentity(oidc, headers, NOW));
  const renew = async () => {
    const { renewal } = await signedInIdentity(oidc, headers, NOW + MINUTE);
    await renewal?.();
  };
  const openAnother = async () =>
    void (await signedInIdentity(oidc, others[next++ % others.length] ?? headers, NOW));
  bench("a cookie of OpenID Connect", open, { warmupTime: 500, time: 2000 });
  bench("a cookie of OpenID Connect, each another", openAnother, { warmupTime: 500, time: 2000 });
  bench("a cookie of OpenID Connect, renewed", renew, { warmupTime: 500, time: 2000 });
});
