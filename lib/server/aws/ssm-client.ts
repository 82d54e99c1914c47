import "server-only";
import { SSMClient } from "@aws-sdk/client-ssm";
import type { Account } from "@/lib/server/config/accounts";
import { type Credentials, credentialsOf } from "./credentials";
import { REQUEST_HANDLER } from "./request-handler";

/** The SDK does not try again: whoever does waits for a turn first. */
const ATTEMPTS = 1;

/** A client of one region, for the rooms that only pass it on. */
export type SsmClient = SSMClient;

let ambient: SSMClient | undefined;

/**
 * The client whose credentials, region and endpoint are those that the AWS SDK finds in the environment. It
 * is kept, because it holds the connections and the credentials it was given.
 */
export function ambientClient(): SSMClient {
  ambient ??= new SSMClient({ requestHandler: REQUEST_HANDLER, maxAttempts: ATTEMPTS });
  return ambient;
}

/** Makes the ambient client look for its credentials; that there are none is the listing's to report. */
export function warmCredentials(): void {
  ambientClient()
    .config.credentials()
    .catch(() => undefined);
}

/** The region that the environment names, or null. */
export async function ambientRegion(): Promise<string | null> {
  // The SDK throws a plain Error("Region is missing"), also for shared files it cannot read.
  return await ambientClient()
    .config.region()
    .catch(() => null);
}

/** A client for each of an account's regions, with one set of credentials for all of them. */
export function accountClients(account: Account): { region: string; client: SSMClient }[] {
  const credentials: Credentials = credentialsOf(account);
  return account.regions.map((region) => ({
    region,
    client: new SSMClient({
      region,
      credentials,
      requestHandler: REQUEST_HANDLER,
      maxAttempts: ATTEMPTS,
    }),
  }));
}
