import { afterEach, describe, expect, it, vi } from "vitest";
import type { Account } from "@/lib/server/config/accounts";
import { readForwardProxy } from "@/lib/server/config/forward-proxy";
import { connectionFailed } from "@/lib/server/outbound/forward-proxy-error";
import {
  awsBehindProxy,
  CREDENTIALS,
  clientOf,
  describeOnce,
  ROLE,
} from "@/lib/testing/fakes/aws-behind-proxy";
import type { forwardProxy } from "@/lib/testing/fakes/forward-proxy";
import { toAwsFailure } from "./aws-error";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function failureOf(account: Partial<Account> = {}) {
  const thrown = await describeOnce(account).then(
    () => new Error("The call did not fail."),
    (error: unknown) => error,
  );
  return toAwsFailure(thrown, 0);
}

describe("a forward proxy that does not lead to AWS", () => {
  const isTls = { https: true, http: false };

  it.each<[keyof typeof isTls, Parameters<typeof forwardProxy>[0], string, RegExp]>([
    ["https", { refusal: 403 }, "", /refused a connection to ssm\.internal\.test:443 \(HTTP 403\)/],
    ["http", { refusal: 403 }, "", /refused a connection to ssm\.internal\.test:80 \(HTTP 403\)/],
    ["https", { hosts: {} }, "", /could not connect to ssm\.internal\.test:443 \(HTTP 502\)/],
    ["http", { hosts: {} }, "", /could not connect to ssm\.internal\.test:80 \(HTTP 502\)/],
    ["https", { refusal: 302 }, "", /answered itself \(HTTP 302\)/],
    ["http", { refusal: 302 }, "", /answered itself \(HTTP 302\)/],
    ["https", { refusal: 404 }, "", /answered itself \(HTTP 404\)/],
    // Only an answer to CONNECT has to be a connection.
    ["http", { refusal: 200 }, "", /answered itself \(HTTP 200\)/],
    ["https", { credentials: "alice:hunter3" }, "", /asks for a user name and password/],
    ["http", { credentials: "alice:hunter3" }, "", /asks for a user name and password/],
    ["https", { credentials: "alice:hunter3" }, "bob:hunter2", /did not accept the user name/],
    ["http", { credentials: "alice:hunter3" }, "bob:hunter2", /did not accept the user name/],
    [
      "https",
      { credentials: "a:b", challenge: "Negotiate, NTLM" },
      "bob:hunter2",
      /asks for a sign-in by negotiate or ntlm/,
    ],
    ["http", { credentials: "a:b", challenge: 'Digest realm="x"' }, "", /sign-in by digest/],
  ])("%s: %j is named, and AWS is not blamed", async (scheme, behaviour, userinfo, sentence) => {
    const { aws, proxy } = await awsBehindProxy(isTls[scheme], behaviour);
    const address = userinfo === "" ? proxy.url : proxy.urlWith(userinfo);
    vi.stubEnv(`${scheme}_proxy`, address);
    const failure = await failureOf(CREDENTIALS.keys());
    expect(failure).toEqual({
      code: "aws-unavailable",
      detail: expect.stringContaining(`The proxy ${proxy.url} `),
    });
    expect(failure.detail).toMatch(sentence);
    expect(failure.detail).not.toMatch(/hunter|bob|alice/);
    expect(aws.asked).toEqual([]);
  });

  it.each<[string, (token: string) => Partial<Account>]>([
    ["a role", () => ({ ...CREDENTIALS.keys(), roleArn: ROLE })],
    ["a web identity", CREDENTIALS.webIdentity],
    ["a profile with a role", () => ({ profile: "role" })],
  ])("is named where credentials come from %s", async (_, account) => {
    const { proxy, token } = await awsBehindProxy(true, { refusal: 403 });
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    expect(await failureOf(account(token))).toEqual({
      code: "aws-unavailable",
      detail: expect.stringMatching(`^The proxy ${proxy.url} refused a connection to s`),
    });
  });

  it("is named where credentials come from SSO, also while the SDK does not ask SSO again", async () => {
    // The SDK asks for a token once in 30 s.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    const { proxy } = await awsBehindProxy(true, { refusal: 403 });
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    const client = clientOf({ profile: "sso" });
    for (const _ of [1, 2]) {
      const thrown: unknown = await client.config.credentials().catch((error) => error);
      expect(toAwsFailure(thrown, 0)).toEqual({
        code: "aws-unavailable",
        detail: expect.stringMatching(`^The proxy ${proxy.url} refused a connection to sso-oidc`),
      });
    }
    expect(proxy.passed).toHaveLength(1);
  });

  it.each(["https", "http"] as const)(
    "is named if it cannot be reached, for %s",
    async (scheme) => {
      const { aws, proxy } = await awsBehindProxy(isTls[scheme]);
      proxy.close();
      vi.stubEnv("ALL_PROXY", proxy.urlWith("bob:hunter2"));
      expect(await failureOf(CREDENTIALS.keys())).toEqual({
        code: "aws-unavailable",
        detail: `Sessionscope could not reach the proxy ${proxy.url} (ECONNREFUSED). Check ALL_PROXY, and that the proxy runs.`,
      });
      expect(aws.asked).toEqual([]);
    },
  );

  it.each(["https", "http"] as const)(
    "is named if it does not speak TLS, for %s",
    async (scheme) => {
      const { proxy } = await awsBehindProxy(isTls[scheme]);
      vi.stubEnv("ALL_PROXY", proxy.url.replace("http:", "https:"));
      const { detail } = await failureOf(CREDENTIALS.keys());
      expect(detail).toMatch(
        /did not answer as an https proxy \([A-Z_]+\)\. Check http or https, and the port, in ALL_PROXY/,
      );
    },
  );

  it("is named if its certificate is not trusted", async () => {
    const { proxy } = await awsBehindProxy(true, { isTls: true });
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "1");
    expect(await failureOf(CREDENTIALS.keys())).toEqual({
      code: "aws-unavailable",
      detail: `The certificate of the proxy ${proxy.url} is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). Give its authority in NODE_EXTRA_CA_CERTS.`,
    });
  });

  it("is not blamed for a certificate of AWS that is not trusted", async () => {
    const { proxy } = await awsBehindProxy(true);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "1");
    const { code, detail } = await failureOf(CREDENTIALS.keys());
    expect(code).toBe("aws-unavailable");
    expect(detail).toMatch(
      /^The certificate of the endpoint ssm\.internal\.test is not trusted \(/,
    );
  });

  it.each([
    ["ERR_TLS_CERT_ALTNAME_INVALID", /is for another name .*Check HTTPS_PROXY/],
    ["CERT_HAS_EXPIRED", /has expired or is not valid yet .*clock/],
    ["INVALID_CA", /is not trusted .*NODE_EXTRA_CA_CERTS/],
  ])("is named with what is wrong with its certificate: %s", (code, sentence) => {
    const reading = readForwardProxy("HTTPS_PROXY", "https://p.test:1");
    if ("issue" in reading) throw new Error(reading.issue);
    const { message } = connectionFailed(reading.proxy, code);
    expect(message).toMatch(sentence);
    expect(message).toContain(`The certificate of the proxy https://p.test:1 `);
    expect(message).toContain(`(${code})`);
  });

  it.each([
    ["EMFILE", /^This server could not open another connection to the proxy .*limits/],
    ["EACCES", /^This server does not let Sessionscope connect to the proxy .*firewall/],
  ])("is not blamed for what this server lacks: %s", (code, sentence) => {
    const reading = readForwardProxy("HTTPS_PROXY", "http://p.test:1");
    if ("issue" in reading) throw new Error(reading.issue);
    expect(connectionFailed(reading.proxy, code).message).toMatch(sentence);
  });
});
