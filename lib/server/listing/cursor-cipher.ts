import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { config } from "@/lib/server/config/config";
import type { PinnedFilters } from "@/lib/server/viewer";

/** Makes text for the URL of bytes, and bytes of what it made; null of anything else. */
export type Cipher = { seal: (bytes: Buffer) => string; open: (text: string) => Buffer | null };

const CHECK_LENGTH = 6;

/** Tells a whole cursor from one that was cut or lengthened on its way; it keeps nobody from reading or making one. */
export const checksum: Cipher = {
  seal(bytes) {
    const packed = bytes.toString("base64url");
    return `${packed}${check(packed)}`;
  },
  open(text) {
    const packed = text.slice(0, -CHECK_LENGTH);
    return text.slice(-CHECK_LENGTH) === check(packed) ? Buffer.from(packed, "base64url") : null;
  },
};

function check(packed: string): string {
  return createHash("sha256").update(packed).digest("base64url").slice(0, CHECK_LENGTH);
}

const ALGORITHM = "aes-256-gcm";
/** 96 bits, for which GCM is made. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts, so that nobody reads in a cursor when rows started that a lock hides from them. */
export function sealing(secret: string): Cipher {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "sessionscope cursor", 32));
  return {
    seal(bytes) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce);
      const sealed = [nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64url");
    },
    open(text) {
      const bytes = Buffer.from(text, "base64url");
      const tagAt = bytes.length - TAG_BYTES;
      if (tagAt < NONCE_BYTES) return null;
      try {
        const cipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
        cipher.setAuthTag(bytes.subarray(tagAt));
        return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, tagAt)), cipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

let sealed: Cipher | undefined;

/**
 * What cursors are written with: whoever sees a list without any lock may read them. Without `SESSIONSCOPE_SECRET` the
 * key is this process's own, and a list begins anew after a restart.
 */
export function cipherFor(lock: PinnedFilters | null): Cipher {
  if (lock === null) return checksum;
  sealed ??= sealing(config().secret ?? randomBytes(32).toString("base64"));
  return sealed;
}
