import "server-only";
import type { Shared } from "@/lib/server/gateway/shared";
import { log } from "@/lib/server/log/log";
import { countSharedFailure, countSharedMode } from "@/lib/server/metrics/shared-counts";

/** What the servers share through Redis. Its client is loaded only where there is one. */
export async function sharedTier(redis: { url: string; secret: string }): Promise<Shared> {
  const { sharedByRedis } = await import("@/lib/server/gateway/redis/shared-by-redis");
  return sharedByRedis(redis, {
    onMode(mode, reason) {
      countSharedMode(mode);
      if (reason === null) log.info({ mode }, "pages and the rate are shared through Redis");
      else log.warn({ mode, reason }, "Redis is not to be had: left to this server alone");
    },
    onFailure: countSharedFailure,
  });
}
