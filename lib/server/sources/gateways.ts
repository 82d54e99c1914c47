import "server-only";
import type { DescribePage } from "@/lib/server/aws/describe-sessions";
import type { GatewayConfig } from "@/lib/server/config/config";
import type { ReadThroughGateway } from "@/lib/server/gateway/gateway-request";
import { PageStore } from "@/lib/server/gateway/page-store";
import type { Shared } from "@/lib/server/gateway/shared";
import { type GatewayParts, sourceGateway } from "@/lib/server/gateway/source-gateway";
import { log } from "@/lib/server/log/log";
import {
  countSharedFailure,
  countSharedMode,
  gatewayCounts,
} from "@/lib/server/metrics/gateway-counts";
import { watch } from "@/lib/server/metrics/running";
import type { GatewayState } from "@/lib/server/source/observer";
import { gatewayLog } from "./gateway-log";

/** Puts a gateway in front of the calls of an account and region. */
export type PutGateway = (
  source: { account: string; region: string; access: string },
  readPage: DescribePage,
) => ReadThroughGateway;

/**
 * Returns the function that creates the gateway of a source. All gateways use one page store and one shared tier. The
 * metrics read the state of all gateways.
 */
export async function gateways(config: GatewayConfig): Promise<PutGateway> {
  const { maxRps, cacheBytes, redis, instances } = config;
  const parts: GatewayParts = {
    maxRps,
    instances,
    store: new PageStore(cacheBytes),
    shared: redis === null ? null : await sharedTier(redis),
    clock: Date.now,
    monotonicNow: () => performance.now(),
    random: Math.random,
  };
  const states: (() => GatewayState)[] = [];
  watch({
    states: () => states.map((state) => state()),
    cache: () => ({ pages: parts.store.count, bytes: parts.store.bytes }),
  });
  return (source, readPage) => {
    const observer = { ...gatewayCounts(source), ...gatewayLog(source) };
    const gateway = sourceGateway(source, readPage, observer, parts);
    states.push(gateway.state);
    return gateway.readPage;
  };
}

/** The pages and the call rate that servers share through Redis. The client is loaded only if Redis is configured. */
async function sharedTier(redis: { url: string; secret: string }): Promise<Shared> {
  const { sharedByRedis } = await import("@/lib/server/gateway/redis/shared-by-redis");
  return sharedByRedis(redis, {
    onMode(mode, reason) {
      countSharedMode(mode);
      if (reason === null) log.info({ mode }, "pages and the rate are shared through Redis");
      else log.warn({ mode, reason }, "Redis is unavailable: this server continues alone");
    },
    onFailure: countSharedFailure,
  });
}
