import "server-only";
import { describeSessions } from "./aws/describe-sessions";
import { regionOf, ssmClient } from "./aws/ssm-client";
import { ConfigError, config, NO_REGION } from "./config";
import type { SessionSource } from "./read-sessions";

/** The name of the account whose credentials the environment has. */
export const AMBIENT_ACCOUNT = "default";

/** The ambient account and region as a source. Throws `ConfigError` if the environment is unusable. */
export async function ambientSource(): Promise<SessionSource> {
  config();
  const client = ssmClient();
  const region = await regionOf(client);
  if (region === null) throw new ConfigError([NO_REGION]);
  const source = { account: AMBIENT_ACCOUNT, region };
  return { ...source, listPages: describeSessions(client, source) };
}
