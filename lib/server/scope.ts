import "server-only";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { KnownAccount } from "@/lib/sessions/known-account";
import { warmCredentials } from "./aws/ssm-client";
import { config } from "./config";
import { isForeignHost } from "./request-guard";
import { knownAccounts } from "./source";

/**
 * The accounts and regions for the page header. Where the ambient credentials are used, rendering a page also
 * makes the client find them, so that the first listing need not wait. Under a foreign name (DNS rebinding)
 * there is nothing to see: without sign-in, the names of accounts are nobody else's business.
 */
export async function readScope(): Promise<KnownAccount[]> {
  // The environment is the running server's, not the build's.
  await connection();
  if (isForeignHost((await headers()).get("host"))) return [];
  if (config().accounts === null) warmCredentials();
  return await knownAccounts();
}
