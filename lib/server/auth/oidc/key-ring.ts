import "server-only";
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { NONCE_BYTES, seal, sealingKey, TAG_BYTES, unseal } from "@/lib/server/sealing";

/** Encrypts values that only this server, and others with the same keys, can read again. */
export type KeyRing = {
  /** Seals a value as text. */
  seal(value: unknown): string;
  /** The sealed value; null if it was not sealed here, or by a key that has been removed, or for another purpose. */
  open(text: string): unknown;
};

/** More than any cookie holds. */
const MAX_LENGTH = 4096;
/** More than any sealed value inflates to. */
const MAX_INFLATED = 65_536;

/**
 * A ring of secrets: the first seals and all open, so that a secret can be replaced without ending sessions. Values that
 * were sealed for one purpose do not open for another.
 *
 * The text is a JWE in compact form (RFC 7516, 7.1) with the direct key agreement of RFC 7518, 4.5: header, no encrypted
 * key, nonce, ciphertext, tag. Only a header that this function writes itself is accepted, so that none can choose an algorithm.
 */
export function makeKeyRing(secrets: readonly string[], purpose: string): KeyRing {
  const keys = new Map(secrets.map((secret) => headerAndKey(secret, purpose)));
  const [first] = keys;
  if (first === undefined) throw new Error("A key ring needs at least one secret.");
  const [header, sealing] = first;
  return {
    seal(value) {
      // The longest addresses and lists of groups fit into a cookie only if they are compressed.
      const sealed = seal(sealing, deflateRawSync(JSON.stringify(value)), Buffer.from(header));
      const tagAt = sealed.length - TAG_BYTES;
      const parts = [
        sealed.subarray(0, NONCE_BYTES),
        sealed.subarray(NONCE_BYTES, tagAt),
        sealed.subarray(tagAt),
      ];
      return [header, "", ...parts.map((part) => part.toString("base64url"))].join(".");
    },
    open(text) {
      if (text.length > MAX_LENGTH) return null;
      const [head = "", encryptedKey, ...rest] = text.split(".");
      const key = keys.get(head);
      const sealed = joined(rest);
      if (key === undefined || encryptedKey !== "" || sealed === null) return null;
      const plain = unseal(key, sealed, Buffer.from(head));
      return plain === null ? null : inflated(plain);
    },
  };
}

/** The header of all that a secret seals, which names its key, and the key. */
function headerAndKey(secret: string, purpose: string): [string, Uint8Array] {
  const key = sealingKey(secret, purpose);
  // The hash tells the holder of a cookie nothing that they could not compute from a guess anyway.
  const kid = createHash("sha256").update(key).digest("base64url").slice(0, 8);
  const header = JSON.stringify({ alg: "dir", enc: "A256GCM", kid });
  return [Buffer.from(header).toString("base64url"), key];
}

/** Nonce, ciphertext and tag as `unseal` takes them; null if a part is not what `seal` writes. */
function joined(texts: readonly string[]): Buffer | null {
  const parts = texts.map((text) => Buffer.from(text, "base64url"));
  const [nonce, , tag] = parts;
  const isWhole = parts.length === 3 && nonce?.length === NONCE_BYTES && tag?.length === TAG_BYTES;
  // Node skips characters that are not base64url, so that many texts would mean the same bytes.
  const isExact = texts.every((text, at) => parts[at]?.toString("base64url") === text);
  return isWhole && isExact ? Buffer.concat(parts) : null;
}

function inflated(plain: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(
      inflateRawSync(plain, { maxOutputLength: MAX_INFLATED }).toString(),
    );
    return value;
  } catch {
    return null;
  }
}
