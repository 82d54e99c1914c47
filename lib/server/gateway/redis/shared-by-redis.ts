import "server-only";
import * as z from "zod";
import type { Shared } from "@/lib/server/gateway/shared";
import { takeOfWindow } from "./call-window";
import { keyNames } from "./key-names";
import type { RedisClient } from "./redis-client";
import { type RedisReport, type RedisTimeouts, redisLink } from "./redis-link";
import { MAX_SEALED_BYTES, openPage, sealPage } from "./sealed-page";

/** The longest time for which a page is useful, even if AWS is down. */
const MAX_CACHED_MS = 24 * 60 * 60_000;

/** How long the value that proves write access stays in Redis. */
const PROOF_MS = 1000;

const bytesSchema = z.instanceof(Buffer);

/** The shared store, with a way to close its connection. */
export type RedisShared = Shared & { close: () => void };

/**
 * Shares pages and the call rate with the other servers that have the same secret and Redis. Stored values are
 * encrypted, and their keys are hashed. If Redis is unavailable, `report` is told, and nothing is shared until Redis
 * is available again. A request waits for Redis for at most 100 ms, and after a failure not at all.
 */
export function sharedByRedis(
  { url, secret }: { url: string; secret: string },
  report: RedisReport,
  timeouts?: RedisTimeouts,
): RedisShared {
  const nameKey = keyNames(secret);
  const link = redisLink(url, prove, report, timeouts);

  async function prove(client: RedisClient) {
    const name = nameKey("proof", "");
    await Promise.all([
      readBytes(client, name),
      client.set(name, "", { expiration: { type: "PX", value: PROOF_MS } }),
      takeOfWindow(client, nameKey("calls", ""), { calls: 1, ms: 1 }),
    ]);
  }

  return {
    async read(key) {
      const name = nameKey("page", key);
      const value = await link.ask((client) => readBytes(client, name));
      if (value === null || value.length === 0) return null;
      const cached = openPage(secret, name, value);
      if (cached === null) report.onFailure("garbage");
      return cached;
    },
    write(key, cached, ms) {
      const value = Math.floor(Math.min(ms, MAX_CACHED_MS));
      if (!(value >= 1)) return;
      const name = nameKey("page", key);
      void link.ask(async (client) => {
        const sealed = sealPage(secret, name, cached);
        if (sealed) await client.set(name, sealed, { expiration: { type: "PX", value } });
      });
    },
    takeCall(source, calls, ms) {
      return link.ask((client) => takeOfWindow(client, nameKey("calls", source), { calls, ms }));
    },
    close: link.close,
  };
}

/** The bytes stored under a key, or no bytes. One byte more than the largest page shows that a value is too large. */
async function readBytes(client: RedisClient, name: string): Promise<Buffer> {
  return bytesSchema.parse(await client.getRange(name, 0, MAX_SEALED_BYTES));
}
