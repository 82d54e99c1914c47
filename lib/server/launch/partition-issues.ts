import "server-only";
import { readAccounts } from "@/lib/server/config/accounts";
import type { Environment } from "@/lib/server/env";

/**
 * Issues of accounts whose regions are not all in the partition of their role, which no role can be assumed for. The data
 * about partitions is the AWS SDK's, which is loaded only if there are roles.
 */
export async function partitionIssues({
  SESSIONSCOPE_ACCOUNTS: text,
}: Environment): Promise<string[]> {
  const reading = text ? readAccounts(text) : { issues: [] };
  const accounts = "accounts" in reading ? reading.accounts : [];
  if (accounts.every(({ roleArn }) => roleArn === undefined)) return [];
  const { partitionOf } = await import("@/lib/sessions/session/partition");
  return accounts.flatMap(({ roleArn, regions }, index) => {
    const partition = roleArn?.split(":")[1];
    return partition === undefined || regions.every((name) => partitionOf(name) === partition)
      ? []
      : [`SESSIONSCOPE_ACCOUNTS: [${index}].regions must all be in the partition of roleArn.`];
  });
}
