import "server-only";
import { readAccounts } from "@/lib/server/config/accounts";
import { partitionOfRole } from "@/lib/server/config/aws-names";
import type { Environment } from "@/lib/server/env";

/** A role, and the regions in which its credentials are used. */
type RoleRegions = { role: string | undefined; regions: readonly string[]; issue: string };

/**
 * Issues of roles whose regions are not all in their partition, which no role can be assumed for. The data about partitions
 * is the AWS SDK's, which is loaded only if there are roles.
 */
export async function partitionIssues({
  SESSIONSCOPE_ACCOUNTS: text,
  AWS_ROLE_ARN: ambientRole,
  AWS_REGION: region,
}: Environment): Promise<string[]> {
  const reading = text ? readAccounts(text) : { issues: [] };
  const accounts = "accounts" in reading ? reading.accounts : [];
  const pairs: RoleRegions[] = [
    ...accounts.map(({ roleArn, regions }, index) => ({
      role: roleArn,
      regions,
      issue: `SESSIONSCOPE_ACCOUNTS: [${index}].regions must all be in the partition of roleArn.`,
    })),
    {
      role: ambientRole,
      regions: region ? [region] : [],
      issue: "AWS_ROLE_ARN: is of another partition than AWS_REGION; no role can be assumed there.",
    },
  ];
  const withPartition = pairs.flatMap(({ role, ...pair }) => {
    const partition = partitionOfRole(role ?? "");
    return partition === undefined ? [] : [{ ...pair, partition }];
  });
  if (withPartition.length === 0) return [];
  const { partitionOf } = await import("@/lib/sessions/session/partition");
  return withPartition
    .filter(({ partition, regions }) => regions.some((name) => partitionOf(name) !== partition))
    .map(({ issue }) => issue);
}
