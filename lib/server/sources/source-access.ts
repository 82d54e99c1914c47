import "server-only";
import type { Environment } from "@/lib/server/env";

/** The variables that say to whom the calls of a source go, and in whose name. */
const DECISIVE = [
  "AWS_ENDPOINT_URL",
  "AWS_ENDPOINT_URL_SSM",
  "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
  "AWS_PROFILE",
  "AWS_ROLE_ARN",
];

/**
 * How a source of an account is read, as a text for the keys of its cached pages: servers with the same text share pages.
 */
export function accessOf(
  { roleArn, profile }: { roleArn?: string | undefined; profile?: string | undefined },
  env: Environment,
): string {
  return JSON.stringify([roleArn, profile, ...DECISIVE.map((name) => env[name])]);
}
