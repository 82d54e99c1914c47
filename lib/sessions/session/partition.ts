// biome-ignore lint/style/noRestrictedImports: This is data about AWS and calls nothing: 4 kB in the chunk of the details.
import { partition } from "@aws-sdk/core/client";

/**
 * The partition of a region, such as `aws`, `aws-cn`, `aws-us-gov`, `aws-eusc` or `aws-iso-b`, by the AWS SDK's own data.
 * The SDK takes a region that it cannot assign for one of `aws`.
 */
export function partitionOf(region: string): string {
  return partition(region).name;
}
