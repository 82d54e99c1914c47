import "server-only";
import * as z from "zod";
import type { Shared } from "@/lib/server/gateway/shared";
import { takeOfWindow } from "./call-window";
import { keyNames } from "./key-names";
import type { RedisClient } from "./redis-client";
import { type RedisReport, type RedisTimeouts, redisLink } from "./redis-link";
import { MAX_SEALED_BYTES, openPage, sealPage } from "./sealed-page";

/** No page is of use for longer, whatever happens to AWS. */
const MAX_KEPT_MS = 24 * 60 * 60_000;

/** How long the proof that Redis takes what is written stays there. */
const PROOF_MS = 1000;

const bytesSchema = z.instanceof(Buffer);

/** What is shared, and how to end it. */
export type RedisShared = Shared & { close: () => void };

/**
 * Shares pages and the rate with the other servers that have the same secret and Redis. What is stored is
 * encrypted, and so are the names of what is stored. If Redis cannot be had, `report` is told, and nothing
 * is shared until it can: nobody waits for it longer than 100 ms, and after a failure nobody does at all.
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
      const kept = openPage(secret, name, value);
      if (kept === null) report.onFailure("garbage");
      return kept;
    },
    write(key, kept, ms) {
      const value = Math.floor(Math.min(ms, MAX_KEPT_MS));
      if (!(value >= 1)) return;
      const name = nameKey("page", key);
      void link.ask(async (client) => {
        const sealed = sealPage(secret, name, kept);
        if (sealed) await client.set(name, sealed, { expiration: { type: "PX", value } });
      });
    },
    takeCall(source, calls, ms) {
      return link.ask((client) => takeOfWindow(client, nameKey("calls", source), { calls, ms }));
    },
    close: link.close,
  };
}

/** What is stored under a key, no bytes if nothing is; one byte more than a page can have tells the rest. */
async function readBytes(client: RedisClient, name: string): Promise<Buffer> {
  return bytesSchema.parse(await client.getRange(name, 0, MAX_SEALED_BYTES));
}
