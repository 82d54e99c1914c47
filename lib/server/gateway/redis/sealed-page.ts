import "server-only";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as z from "zod";
import type { CachedPage } from "@/lib/server/gateway/cached-page";
import { seal, sealingKey, unseal } from "@/lib/server/sealing";
import { sessionSchema } from "@/lib/sessions/session/session";

/** The most bytes of a sealed page. A page of AWS has at most 200 sessions, which take 10 to 20 KB. */
export const MAX_SEALED_BYTES = 2 ** 20;
/** The most bytes of a page before it is compressed, so that no value can exhaust the memory. */
const MAX_PLAIN_BYTES = 8 * 2 ** 20;

/** The first byte of each value. Another format gets another number, and values of this one are then ignored. */
const VERSION = Buffer.from([1]);

/** How far the clocks of two servers may differ. */
const CLOCK_SKEW_MS = 60_000;

const cachedPageSchema = z.object({
  page: z.object({ sessions: z.array(sessionSchema), nextToken: z.string().nullable() }),
  asOf: z.number(),
  until: z.number(),
});

/**
 * Encrypts a page for the key under which it will be stored; null if the page is too large to be shared. The page is
 * compressed, because Redis holds it in memory: JSON of sessions shrinks to a tenth.
 */
export function sealPage(secret: string, name: string, cached: CachedPage): Buffer | null {
  const plain = Buffer.from(JSON.stringify(cached));
  if (plain.length > MAX_PLAIN_BYTES) return null;
  // The fastest level: a page is sealed between two requests, in half a millisecond.
  const packed = deflateRawSync(plain, { level: 1 });
  const value = Buffer.concat([VERSION, seal(pageKey(secret, name), packed, associatedData(name))]);
  return value.length > MAX_SEALED_BYTES ? null : value;
}

/**
 * Opens the value of a key; null if it was not sealed for this key with this secret, or is not a page. A client that may
 * write to Redis can restore an older page of the same key, but its age is sealed with it.
 */
export function openPage(secret: string, name: string, value: Buffer): CachedPage | null {
  if (value.length > MAX_SEALED_BYTES) return null;
  if (!value.subarray(0, VERSION.length).equals(VERSION)) return null;
  const packed = unseal(
    pageKey(secret, name),
    value.subarray(VERSION.length),
    associatedData(name),
  );
  if (packed === null) return null;
  try {
    return toCachedPage(inflateRawSync(packed, { maxOutputLength: MAX_PLAIN_BYTES }));
  } catch {
    return null;
  }
}

function toCachedPage(plain: Buffer): CachedPage | null {
  const { success, data } = cachedPageSchema.safeParse(JSON.parse(plain.toString()));
  // A page from the future would count as fresh for as long as its writer's clock was ahead.
  return success && data.asOf <= Date.now() + CLOCK_SKEW_MS ? data : null;
}

/**
 * Each stored page has an encryption key of its own. With random nonces, a key of AES-GCM is safe for 2^32 values (NIST
 * SP 800-38D, 8.3). One key for all pages would reach that within years; a key for one page never does.
 */
function pageKey(secret: string, name: string): Uint8Array {
  return sealingKey(secret, `redis page ${name}`);
}

/** The authenticated context of a value: it does not open under another key or version. */
function associatedData(name: string): Buffer {
  return Buffer.concat([VERSION, Buffer.from(name)]);
}
