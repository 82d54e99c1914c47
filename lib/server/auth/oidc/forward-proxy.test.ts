import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { oidcFor, startFakeProvider } from "@/lib/testing/fakes/fake-provider";
import { signIn } from "@/lib/testing/fakes/fake-sign-in";
import { forwardProxy } from "@/lib/testing/fakes/forward-proxy";
import { clearProxies } from "@/lib/testing/fakes/proxied-environment";
import { SignInError } from "./sign-in-error";
import { logSignInFailure } from "./sign-in-log";

/** A name that only the proxy resolves. */
const HOST = "idp.internal.test";

beforeEach(clearProxies);
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function providerBehind(behaviour: Parameters<typeof forwardProxy>[0] = {}) {
  const provider = await startFakeProvider({}, HOST);
  const proxy = await forwardProxy({ hosts: { [HOST]: provider.port }, ...behaviour });
  onTestFinished(() => provider.close());
  onTestFinished(proxy.close);
  return { provider, proxy, oidc: oidcFor(provider.issuer) };
}

describe("a forward proxy as the only way to the identity provider", () => {
  it("leads to its metadata, tokens, keys and user info, with its own credentials", async () => {
    const { provider, proxy, oidc } = await providerBehind({ credentials: "alice:p@ss" });
    vi.stubEnv("https_proxy", proxy.urlWith("alice:p%40ss"));
    expect(await signIn({ provider, oidc })).toMatchObject({ sub: "alice", groups: ["sre"] });
    const paths = ["/.well-known/openid-configuration", "/token", "/keys", "/userinfo"];
    expect([...provider.asked.keys()].toSorted()).toEqual(paths.toSorted());
    expect(proxy.passed).toEqual(paths.map(() => `CONNECT ${HOST}:443`));
  });

  it.each([
    [{ refusal: 403 }, "refused a connection to idp.internal.test:443 (HTTP 403)"],
    [{ credentials: "alice:hunter3" }, "did not accept the user name and password"],
  ])(
    "makes the provider unavailable if it refuses (%j), and the log names it",
    async (behaviour, text) => {
      const { provider, proxy, oidc } = await providerBehind(behaviour);
      vi.stubEnv("https_proxy", proxy.urlWith("bob:hunter2"));
      const lines: unknown[] = [];
      vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
      // Each failure is told once a minute.
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + text.length * 3_600_000 });
      onTestFinished(() => void vi.useRealTimers());
      const failed: unknown = await signIn({ provider, oidc }).catch((thrown: unknown) => thrown);
      if (!(failed instanceof SignInError)) throw failed;
      expect(failed.failure).toBe("unavailable");
      logSignInFailure(failed);
      expect(lines).toMatchObject([{ forwardProxy: expect.stringContaining(text) }]);
      expect(JSON.stringify(lines)).toContain(proxy.url);
      expect(JSON.stringify(lines)).not.toMatch(/hunter|bob/);
      expect([...provider.asked]).toEqual([]);
    },
  );

  it("is not asked for hosts in NO_PROXY", async () => {
    const { provider, proxy, oidc } = await providerBehind();
    vi.stubEnv("https_proxy", proxy.url);
    vi.stubEnv("no_proxy", "internal.test");
    await expect(signIn({ provider, oidc })).rejects.toMatchObject({ failure: "unavailable" });
    expect(proxy.passed).toEqual([]);
  });
});
