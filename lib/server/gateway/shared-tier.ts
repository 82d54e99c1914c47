import "server-only";
import { countSharedFailure, countSharedMode } from "@/lib/server/metrics/shared-counts";
import type { Shared } from "./shared";

/** What the servers share through Redis. Its client is loaded only where there is one. */
export async function sharedTier(redis: { url: string; secret: string }): Promise<Shared> {
  const { sharedByRedis } = await import("./redis/shared-by-redis");
  return sharedByRedis(redis, {
    onMode(mode) {
      countSharedMode(mode);
    },
    onFailure: countSharedFailure,
  });
}
