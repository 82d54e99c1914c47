import "server-only";
import { expect, vi } from "vitest";
import type { CachedPage } from "@/lib/server/gateway/cached-page";
import type { RedisFailure } from "@/lib/server/gateway/redis/redis-error";
import type { RedisTimeouts } from "@/lib/server/gateway/redis/redis-link";
import { type RedisShared, sharedByRedis } from "@/lib/server/gateway/redis/shared-by-redis";
import { makeSession } from "@/lib/testing/worlds/make-session";

/** The secret of tests. */
export const SECRET = "a secret of at least 32 characters";

/** The shared cache of a server in a test, and its reports. */
export type WatchedShared = RedisShared & {
  /** Each change of mode: `shared`, or `local: ` and the reason. */
  changes: string[];
  failures: RedisFailure[];
};

const opened: RedisShared[] = [];

/**
 * Longer than a busy machine needs, so that only a hanging Redis is slow; and Redis is tried again soon, so that tests
 * do not wait for it.
 */
const LONG_TIMEOUTS: RedisTimeouts = { replyMs: 5000, openMs: 5000, restMs: 100 };

/** A server of a test that shares through a Redis. */
export function watchedShared(url: string, secret = SECRET): WatchedShared {
  return watched(url, secret, LONG_TIMEOUTS);
}

/** The same, but it does not try Redis again within a test. */
export function onceShared(url: string): WatchedShared {
  return watched(url, SECRET, { ...LONG_TIMEOUTS, restMs: 60_000 });
}

/** The same with the timeouts of production. */
export function hastyShared(url: string): WatchedShared {
  return watched(url, SECRET, undefined);
}

function watched(url: string, secret: string, timeouts: RedisTimeouts | undefined): WatchedShared {
  const changes: string[] = [];
  const failures: RedisFailure[] = [];
  const shared = sharedByRedis(
    { url, secret },
    {
      onMode: (mode, reason) => changes.push(reason === null ? mode : `${mode}: ${reason}`),
      onFailure: (reason) => failures.push(reason),
    },
    timeouts,
  );
  opened.push(shared);
  return { ...shared, changes, failures };
}

/** Closes everything that a test has opened. */
export function closeShared() {
  for (const shared of opened.splice(0)) shared.close();
}

const MINUTE = 60_000;
/** A page of tests. */
export const cachedPage: CachedPage = {
  page: { sessions: [makeSession({ reason: "INC-4821" })], nextToken: "next-page" },
  asOf: Date.parse("2026-11-23T16:00:00Z"),
  until: Date.parse("2026-11-23T16:00:01Z"),
};

/** Waits until a server uses its Redis, or has given it up. */
export async function waitForChange(shared: WatchedShared, to: string) {
  await vi.waitFor(
    async () => {
      await shared.read("page");
      expect(shared.changes.at(-1)).toBe(to);
    },
    { timeout: 30_000 },
  );
}

/** Expects that neither pages nor calls are available, and that nothing throws. */
export async function expectNothing(shared: WatchedShared) {
  shared.write("page", cachedPage, MINUTE);
  expect(await shared.read("page")).toBeNull();
  expect(await shared.takeCall("source", 5, MINUTE)).toBeNull();
}
