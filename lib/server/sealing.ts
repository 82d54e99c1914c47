import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
/** 96 bits, the nonce length for which GCM is designed. */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** A key for one purpose. Keys of other purposes, derived from the same secret, open nothing that it seals. */
export function sealingKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `sessionscope ${purpose}`, KEY_BYTES));
}

/**
 * Encrypts and authenticates bytes: nonce, ciphertext, tag. They open only together with the same `context`, which is
 * authenticated as well but not contained in the result.
 */
export function seal(key: Uint8Array, plain: Uint8Array, context?: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  if (context !== undefined) cipher.setAAD(context);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes that `seal` was given; null if the key, the context or any bit differs. */
export function unseal(key: Uint8Array, sealed: Buffer, context?: Uint8Array): Buffer | null {
  const tagAt = sealed.length - TAG_BYTES;
  if (tagAt < NONCE_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES));
  if (context !== undefined) decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(tagAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
  } catch {
    return null;
  }
}
