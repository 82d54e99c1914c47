import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Verify } from "@/lib/server/auth/compact-jwt";

/** For so long a token goes on after its key was taken back; its own end still counts to the second. */
const REMEMBERED_MS = 60_000;
/** More than look at the same time. */
const MAX_TOKENS = 2_000;

/**
 * Remembers for a minute that a token has been verified: a proxy sends the same with every request of a person, and a
 * signature costs ten times what all else does. By hash, so that no memory of this process is full of tokens.
 */
export function rememberVerified(verify: Verify): Verify {
  const verifiedAt = new LRUCache<string, number>({ max: MAX_TOKENS });
  return async (token) => {
    const key = createHash("sha256").update(token.text).digest("base64");
    const since = Math.abs(Date.now() - (verifiedAt.get(key) ?? Number.NEGATIVE_INFINITY));
    if (since < REMEMBERED_MS) return;
    await verify(token);
    verifiedAt.set(key, Date.now());
  };
}
