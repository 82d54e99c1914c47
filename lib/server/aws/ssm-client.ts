import "server-only";
import { SSMClient } from "@aws-sdk/client-ssm";

let client: SSMClient | undefined;

/**
 * The client of the one source: credentials, region and endpoint are those that the AWS SDK finds in the
 * environment. It is kept, because it holds the connections and the credentials it was given.
 */
export function ssmClient(): SSMClient {
  client ??= new SSMClient({
    requestHandler: {
      connectionTimeout: 3000,
      requestTimeout: 5000,
      // Without this the SDK only logs that the time is over, and goes on waiting.
      throwOnRequestTimeout: true,
    },
  });
  return client;
}

/** The region of a client, or null if the environment names none. */
export async function regionOf(ssm: SSMClient): Promise<string | null> {
  // The SDK throws a plain Error("Region is missing"), also for shared files it cannot read.
  return await ssm.config.region().catch(() => null);
}
