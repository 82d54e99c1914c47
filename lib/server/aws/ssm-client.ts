import "server-only";
import { SSMClient } from "@aws-sdk/client-ssm";
import type { Account } from "@/lib/server/config/accounts";
import { credentialsOf, profileCredentials } from "./credentials";
import type { Credentials } from "./held-credentials";
import { requestHandler } from "./request-handler";
import { TolerantProtocol } from "./tolerant-protocol";

/** The settings of all clients. The SDK does not retry: our own retries wait in the call queue first. */
const SETTINGS = { maxAttempts: 1, protocol: TolerantProtocol };

/** The client of one region, for code that only passes it on. */
export type SsmClient = SSMClient;

let ambient: SSMClient | undefined;

/**
 * The client with the credentials, region and endpoint that the AWS SDK finds in the environment. There is one per
 * process, because it holds connections and credentials.
 */
export function ambientClient(): SSMClient {
  ambient ??= new SSMClient({
    ...SETTINGS,
    credentials: profileCredentials(undefined),
    requestHandler: requestHandler(),
  });
  return ambient;
}

/** Makes the ambient client load its credentials early. A failure is ignored here: the listing reports it. */
export function warmCredentials(): void {
  ambientClient()
    .config.credentials()
    .catch(() => undefined);
}

/** The id of the key with which a client calls AWS. Rejects if there are no credentials. */
export async function accessKeyIdOf(client: SsmClient): Promise<string> {
  return (await client.config.credentials()).accessKeyId;
}

/** The region that the environment sets, or null. */
export async function ambientRegion(): Promise<string | null> {
  // The SDK throws a plain Error("Region is missing"), also if it cannot read the shared configuration files.
  return await ambientClient()
    .config.region()
    .catch(() => null);
}

/** One client for each region of an account. All of them share one set of credentials. */
export function accountClients(account: Account): { region: string; client: SSMClient }[] {
  const credentials: Credentials = credentialsOf(account);
  return account.regions.map((region) => ({
    region,
    client: new SSMClient({ ...SETTINGS, region, credentials, requestHandler: requestHandler() }),
  }));
}
