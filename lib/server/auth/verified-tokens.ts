import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** More than look at the same time. */
const MAX_PROOFS = 2_000;
/** What was found may be a person with hundreds of groups. As characters of JSON, of all proofs together. */
const MAX_SIZE = 2_000_000;
/** What an entry takes besides. */
const ENTRY_SIZE = 100;

/** What a proof gives by itself, whenever it is looked at: found at first, and remembered afterwards. */
export type VerifiedTokens<Found> = (proof: string, find: () => Promise<Found>) => Promise<Found>;

/**
 * Remembers for `forMs` what was found in a proof, such as that its signature holds: a browser sends the same with
 * every request, and a signature or a seal costs many times what all else does. For so long a proof goes on after its
 * key was taken back; its own end is the caller's to look at, each time. What was not in order (null, or anything
 * thrown) is not remembered, and what has had its time is dropped, since it may be a person's name and groups. By hash,
 * so that no memory of this process is full of what opens it.
 */
export function makeVerifiedTokens<Found>(forMs: number): VerifiedTokens<Found> {
  const known = new LRUCache<string, { found: Found; at: number }>({
    max: MAX_PROOFS,
    maxSize: MAX_SIZE,
    sizeCalculation: ({ found }) => ENTRY_SIZE + (JSON.stringify(found)?.length ?? 0),
  });
  // By the clock's distance, since it may be set back.
  const isOver = (since: number) => Math.abs(Date.now() - since) >= forMs;
  let swept = Date.now();
  /** Looked through once in that time, so that it costs next to nothing for each request. */
  const sweep = () => {
    if (!isOver(swept)) return;
    swept = Date.now();
    for (const [key, { at }] of known.entries()) if (isOver(at)) known.delete(key);
  };
  return async (proof, find) => {
    const key = createHash("sha256").update(proof).digest("base64");
    sweep();
    const entry = known.get(key);
    if (entry && !isOver(entry.at)) return entry.found;
    const found = await find();
    if (found !== null) known.set(key, { found, at: Date.now() });
    return found;
  };
}
