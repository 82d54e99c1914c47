import "server-only";
import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { onTestFinished, vi } from "vitest";
import { accountClients } from "@/lib/server/aws/ssm-client";
import type { Account } from "@/lib/server/config/accounts";
import { awsHome, fakeAwsWorld } from "./fake-aws-world";
import { forwardProxy } from "./forward-proxy";
import { clearProxies } from "./proxied-environment";

export const ROLE = "arn:aws:iam::482913004417:role/Reader";

const SERVICES = ["SSM", "STS", "SSO", "SSO_OIDC"];

/** The name of a service that only the proxy of a test resolves. */
export function hostOf(service: string): string {
  return `${service.toLowerCase().replace("_", "-")}.internal.test`;
}

/** AWS for one test, under names that only a forward proxy resolves, and an environment with its endpoints. */
export async function awsBehindProxy(
  isTls: boolean,
  behaviour: Parameters<typeof forwardProxy>[0] = {},
) {
  clearProxies();
  const files = awsHome();
  vi.stubEnv("HOME", files.home);
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
  vi.stubEnv("AWS_REGION", "eu-west-1");
  const aws = await fakeAwsWorld({ isTls });
  const hosts = Object.fromEntries(SERVICES.map((service) => [hostOf(service), aws.port]));
  const proxy = await forwardProxy({ hosts, ...behaviour });
  for (const service of SERVICES) {
    vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, `${isTls ? "https" : "http"}://${hostOf(service)}`);
  }
  onTestFinished(() => {
    proxy.close();
    aws.close();
    files.remove();
  });
  return { aws, proxy, token: files.token };
}

/** The parts of an account that say where its credentials come from. Their variables are set for the test. */
export const CREDENTIALS = {
  keys: () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIATEST");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "s");
    return {};
  },
  webIdentity: (token: string) => {
    vi.stubEnv("AWS_WEB_IDENTITY_TOKEN_FILE", token);
    vi.stubEnv("AWS_ROLE_ARN", ROLE);
    return {};
  },
};

/** The client of an account with one region, for one test. */
export function clientOf(account: Partial<Account>) {
  const [one] = accountClients({ id: "prod", regions: ["eu-west-1"], ...account });
  if (one === undefined) throw new Error("There is no client.");
  const { client } = one;
  onTestFinished(() => client.destroy());
  return client;
}

/** Asks AWS for sessions once. */
export function describeOnce(account: Partial<Account> = {}) {
  return clientOf(account).send(new DescribeSessionsCommand({ State: "Active" }));
}
