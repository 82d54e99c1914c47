import { writeFileSync } from "node:fs";
import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Account } from "@/lib/server/config/accounts";
import {
  awsBehindProxy,
  CREDENTIALS,
  describeOnce,
  hostOf,
  ROLE,
} from "@/lib/testing/fakes/aws-behind-proxy";
import {
  PROXY_CERTIFICATE,
  TEST_CERTIFICATE,
  trustOnly,
} from "@/lib/testing/fakes/test-certificate";
import { ambientClient } from "./ssm-client";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("a forward proxy as the only way to AWS", () => {
  describe.each([
    ["https", "HTTPS_PROXY", true],
    ["https", "https_proxy", true],
    ["http", "HTTP_PROXY", false],
    ["http", "all_proxy", false],
  ])("%s by %s", (_, variable, isTls) => {
    it.each<[string, (token: string) => Partial<Account>, string[]]>([
      ["keys", CREDENTIALS.keys, ["SSM"]],
      ["a role", () => ({ ...CREDENTIALS.keys(), roleArn: ROLE }), ["STS", "SSM"]],
      ["a web identity", CREDENTIALS.webIdentity, ["STS", "SSM"]],
      [
        "a web identity and a role",
        (token) => ({ ...CREDENTIALS.webIdentity(token), roleArn: ROLE }),
        ["STS", "STS", "SSM"],
      ],
      [
        "a profile with a web identity",
        (token) => {
          vi.stubEnv("AWS_CONFIG_FILE", `${token}-config`);
          const lines = [`role_arn = ${ROLE}`, `web_identity_token_file = ${token}`];
          writeFileSync(`${token}-config`, ["[profile identity]", ...lines].join("\n"));
          return { profile: "identity" };
        },
        ["STS", "SSM"],
      ],
      ["a profile with a role", () => ({ profile: "role" }), ["STS", "SSM"]],
    ])("leads to AWS with %s", async (__, account, services) => {
      const { aws, proxy, token } = await awsBehindProxy(isTls);
      vi.stubEnv(variable, proxy.url);
      await describeOnce(account(token));
      expect(aws.asked).toHaveLength(services.length);
      const lines = services.map((service) =>
        isTls ? `CONNECT ${hostOf(service)}:443` : `POST http://${hostOf(service)}/`,
      );
      expect(proxy.passed).toEqual(lines);
    });
  });

  it("leads to SSO and its OIDC service", async () => {
    const { aws, proxy } = await awsBehindProxy(true);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    await describeOnce({ profile: "sso" });
    expect(aws.asked).toEqual(["CreateToken", "GetRoleCredentials", "DescribeSessions"]);
    expect(proxy.passed).toEqual(
      ["SSO_OIDC", "SSO", "SSM"].map((service) => `CONNECT ${hostOf(service)}:443`),
    );
  });

  it("leads to AWS without SESSIONSCOPE_ACCOUNTS, with the profile of the environment", async () => {
    const { aws, proxy } = await awsBehindProxy(true);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    vi.stubEnv("AWS_PROFILE", "sso");
    // The SDK asks for a token once in 30 s.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
    const client = ambientClient();
    onTestFinished(() => client.destroy());
    await client.send(new DescribeSessionsCommand({ State: "Active" }));
    expect(aws.asked).toEqual(["CreateToken", "GetRoleCredentials", "DescribeSessions"]);
    expect(proxy.passed).toHaveLength(3);
  });

  it.each([true, false])("gets the credentials of the variable (TLS: %s)", async (isTls) => {
    const { aws, proxy } = await awsBehindProxy(isTls, { credentials: "alice:p@ss" });
    vi.stubEnv("ALL_PROXY", proxy.urlWith("alice:p%40ss"));
    await describeOnce(CREDENTIALS.keys());
    expect(aws.asked).toEqual(["DescribeSessions"]);
  });

  it.each([true, false])("can be an https proxy itself (TLS within: %s)", async (isTls) => {
    const { aws, proxy } = await awsBehindProxy(isTls, { isTls: true, credentials: "a:b" });
    trustOnly(PROXY_CERTIFICATE, TEST_CERTIFICATE);
    vi.stubEnv("ALL_PROXY", proxy.urlWith("a:b"));
    await describeOnce(CREDENTIALS.keys());
    expect(aws.asked).toEqual(["DescribeSessions"]);
    expect(proxy.passed).toHaveLength(1);
  });

  it("is not asked for the hosts in NO_PROXY", async () => {
    const { proxy } = await awsBehindProxy(true);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    vi.stubEnv("NO_PROXY", ".internal.test");
    await expect(describeOnce(CREDENTIALS.keys())).rejects.toMatchObject({
      hostname: "ssm.internal.test",
    });
    expect(proxy.passed).toEqual([]);
  });

  it("is not asked for an endpoint on this machine", async () => {
    const { aws, proxy } = await awsBehindProxy(false);
    vi.stubEnv("HTTP_PROXY", proxy.url);
    vi.stubEnv("AWS_ENDPOINT_URL_SSM", `http://127.0.0.1:${aws.port}`);
    await describeOnce(CREDENTIALS.keys());
    expect(proxy.passed).toEqual([]);
  });
});
