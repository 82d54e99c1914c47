import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** More tokens than are in use at the same time. */
const MAX_TOKENS = 2_000;
/** The most characters of JSON of all results together: one may be a person with hundreds of groups. */
const MAX_SIZE = 2_000_000;
/** The overhead of an entry. */
const ENTRY_SIZE = 100;

/** Gives the result of verifying a token: computed at first, and remembered afterwards. */
export type VerifiedTokens<Found> = (token: string, find: () => Promise<Found>) => Promise<Found>;

/**
 * Remembers for `forMs` the result of verifying a token, such as its claims: a browser sends the same token with every
 * request, and a signature or decryption costs many times the rest of a request. A token therefore stays valid for that
 * long after its key was revoked; callers check its expiry each time. Failures (null, or anything thrown) are not
 * remembered. Old entries are dropped, because they may hold the name and groups of a person. Tokens are stored as
 * hashes, so that the memory of this process does not hold credentials.
 */
export function makeVerifiedTokens<Found>(forMs: number): VerifiedTokens<Found> {
  const known = new LRUCache<string, { found: Found; at: number }>({
    max: MAX_TOKENS,
    maxSize: MAX_SIZE,
    sizeCalculation: ({ found }) => ENTRY_SIZE + (JSON.stringify(found)?.length ?? 0),
  });
  // By distance, because the clock may be set back.
  const isOver = (since: number) => Math.abs(Date.now() - since) >= forMs;
  let swept = Date.now();
  /** Sweeps once in that time, so that it costs next to nothing for each request. */
  const sweep = () => {
    if (!isOver(swept)) return;
    swept = Date.now();
    for (const [key, { at }] of known.entries()) if (isOver(at)) known.delete(key);
  };
  return async (token, find) => {
    const key = createHash("sha256").update(token).digest("base64");
    sweep();
    const entry = known.get(key);
    if (entry && !isOver(entry.at)) return entry.found;
    const found = await find();
    if (found !== null) known.set(key, { found, at: Date.now() });
    return found;
  };
}
