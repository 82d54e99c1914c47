import "server-only";
import { connection } from "next/server";
import { regionOf, ssmClient } from "./aws/ssm-client";
import { AMBIENT_ACCOUNT } from "./source";

/** What the dashboard looks at. */
export type Scope = { account: typeof AMBIENT_ACCOUNT; region: string | null };

/**
 * The account and region for the page header; `region` is null if the environment names none. Rendering
 * a page also makes the client find its credentials, so that the first listing need not wait for them.
 */
export async function readScope(): Promise<Scope> {
  // The environment is the running server's, not the build's.
  await connection();
  const client = ssmClient();
  // Missing credentials are the listing's to report.
  client.config.credentials().catch(() => undefined);
  return { account: AMBIENT_ACCOUNT, region: await regionOf(client) };
}
