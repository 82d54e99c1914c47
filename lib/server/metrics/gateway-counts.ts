import "server-only";
import type { RedisFailure } from "@/lib/server/gateway/redis/redis-error";
import type { GatewayState, Observer } from "@/lib/server/source/observer";
import { meters } from "./running";

/** Counts the reads and calls of the gateway of a configured account and region. */
export function gatewayCounts({
  account,
  region,
}: Pick<GatewayState, "account" | "region">): Pick<Observer, "onRead" | "onCall"> {
  const source = { account, region };
  // A rate needs an initial zero. Without it the first throttle of a source would be invisible.
  meters()?.throttles.inc(source, 0);
  return {
    onRead(outcome, ageMs) {
      const current = meters();
      current?.reads.inc({ ...source, outcome });
      if (outcome === "stale" && ageMs !== null)
        current?.staleSeconds.observe(source, ageMs / 1000);
    },
    onCall(outcome, waitMs, ms) {
      const current = meters();
      current?.calls.inc({ ...source, outcome });
      if (outcome === "aws-throttled") current?.throttles.inc(source);
      current?.waitSeconds.observe(source, waitMs / 1000);
      current?.callSeconds.observe(source, ms / 1000);
    },
  };
}

/** Records whether pages and the call rate are currently shared with other servers. */
export function countSharedMode(mode: "shared" | "local"): void {
  for (const each of ["shared", "local"]) {
    meters()?.sharedMode.set({ mode: each }, each === mode ? 1 : 0);
  }
}

/** Counts a failure of the shared tier. */
export function countSharedFailure(reason: RedisFailure): void {
  meters()?.sharedFailures.inc({ reason });
}
