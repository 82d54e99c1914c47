import "server-only";
import type { RedisFailure } from "@/lib/server/gateway/redis/redis-error";
import { meters } from "./running";

/** Whether pages and the call rate are currently shared with other servers. */
export type SharedMode = "shared" | "local";

const MODES: readonly SharedMode[] = ["shared", "local"];

/** Records whether the shared tier is in use. */
export function countSharedMode(mode: SharedMode): void {
  for (const each of MODES) meters()?.sharedMode.set({ mode: each }, each === mode ? 1 : 0);
}

/** Counts a failure of the shared tier. */
export function countSharedFailure(reason: RedisFailure): void {
  meters()?.sharedFailures.inc({ reason });
}
