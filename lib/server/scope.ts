import "server-only";
import { connection } from "next/server";
import type { KnownAccount } from "@/lib/sessions/known-account";
import { warmCredentials } from "./aws/ssm-client";
import { knownAccounts } from "./source";

/**
 * The accounts and regions for the page header. Rendering a page also makes the ambient client find its
 * credentials, so that the first listing need not wait for them.
 */
export async function readScope(): Promise<KnownAccount[]> {
  // The environment is the running server's, not the build's.
  await connection();
  warmCredentials();
  return await knownAccounts();
}
