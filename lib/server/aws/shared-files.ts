import "server-only";
import { loadSharedConfigFiles } from "@smithy/core/config";

/** Whether a profile of the shared AWS files takes its first credentials from the environment. */
export async function usesEnvironmentKeys(): Promise<boolean> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  return [configFile, credentialsFile]
    .flatMap((file) => Object.values(file))
    .some((profile) => profile.credential_source === "Environment");
}
