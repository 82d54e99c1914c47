import "server-only";
import type { Environment } from "@/lib/server/env";

/**
 * The issue of a profile beside keys: the AWS SDK uses the profile, although other tools use the keys. A profile may also
 * ask for the keys (`credential_source = Environment`). The SDK is loaded only if both are set.
 */
export async function profileIssue(env: Environment): Promise<string[]> {
  if (!env.AWS_PROFILE || !env.AWS_ACCESS_KEY_ID) return [];
  const { usesEnvironmentKeys } = await import("@/lib/server/aws/shared-files");
  if (await usesEnvironmentKeys()) return [];
  return [
    "AWS_PROFILE: is set together with AWS_ACCESS_KEY_ID; the AWS SDK uses the profile, and other tools the key, so unset one of them.",
  ];
}
