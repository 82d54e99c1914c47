import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import * as z from "zod";
import type { CachedPage } from "@/lib/server/gateway/cached-page";
import { sessionSchema } from "@/lib/sessions/session/session";

/** The most bytes of a sealed page: 200 sessions, which AWS gives at most, have 10 to 20 KB. */
export const MAX_SEALED_BYTES = 2 ** 20;
/** The most bytes of a page before it is compressed, so that no value can fill the memory. */
const MAX_PLAIN_BYTES = 8 * 2 ** 20;

/** Stands in front of each value. Another format gets another number, and this one reads as nothing. */
const VERSION = Buffer.from([1]);
const CIPHER = "aes-256-gcm";
/** 96 bits, for which GCM is made. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How far the clocks of two servers may differ. */
const CLOCK_SKEW_MS = 60_000;

const cachedPageSchema = z.object({
  page: z.object({ sessions: z.array(sessionSchema), nextToken: z.string().nullable() }),
  asOf: z.number(),
  until: z.number(),
});

/**
 * Encrypts a page for the key under which it will be stored; null if it is too large to be shared.
 * It is compressed, because Redis holds it in memory: JSON of sessions shrinks to a tenth.
 */
export function sealPage(secret: string, name: string, kept: CachedPage): Buffer | null {
  const plain = Buffer.from(JSON.stringify(kept));
  if (plain.length > MAX_PLAIN_BYTES) return null;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, pageKey(secret, name), nonce).setAAD(boundTo(name));
  // The fastest level: it is done between two requests, in half a millisecond.
  const packed = deflateRawSync(plain, { level: 1 });
  const sealed = Buffer.concat([VERSION, nonce, cipher.update(packed), cipher.final()]);
  const value = Buffer.concat([sealed, cipher.getAuthTag()]);
  return value.length > MAX_SEALED_BYTES ? null : value;
}

/**
 * Reads what is stored under a key; null if it was not sealed for this key with this secret, or is no
 * page. An older page of the same key can be put back by who may write to Redis; its age is sealed in it.
 */
export function openPage(secret: string, name: string, value: Buffer): CachedPage | null {
  const packedAt = VERSION.length + NONCE_BYTES;
  const tagAt = value.length - TAG_BYTES;
  if (tagAt < packedAt || value.length > MAX_SEALED_BYTES) return null;
  if (!value.subarray(0, VERSION.length).equals(VERSION)) return null;
  const nonce = value.subarray(VERSION.length, packedAt);
  try {
    const decipher = createDecipheriv(CIPHER, pageKey(secret, name), nonce)
      .setAAD(boundTo(name))
      .setAuthTag(value.subarray(tagAt));
    const packed = Buffer.concat([
      decipher.update(value.subarray(packedAt, tagAt)),
      decipher.final(),
    ]);
    return toCachedPage(inflateRawSync(packed, { maxOutputLength: MAX_PLAIN_BYTES }));
  } catch {
    return null;
  }
}

function toCachedPage(plain: Buffer): CachedPage | null {
  const { success, data } = cachedPageSchema.safeParse(JSON.parse(plain.toString()));
  // A page from the future would count as fresh for as long as the clock that wrote it was ahead.
  return success && data.asOf <= Date.now() + CLOCK_SKEW_MS ? data : null;
}

/**
 * Each stored page has a key of its own. A key of AES-GCM is good for 2^32 values with random nonces
 * (NIST SP 800-38D, 8.3), which one for all pages would reach within years, and one page never does.
 */
function pageKey(secret: string, name: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `sessionscope redis page ${name}`, 32));
}

/** What a value is sealed to besides its content: swapped between keys or versions it does not open. */
function boundTo(name: string): Buffer {
  return Buffer.concat([VERSION, Buffer.from(name)]);
}
