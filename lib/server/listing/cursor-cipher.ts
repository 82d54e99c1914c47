import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { config } from "@/lib/server/config/config";
import { seal, sealingKey, unseal } from "@/lib/server/sealing";
import type { PinnedFilters } from "@/lib/server/viewer";

/** Turns bytes into text for a URL, and that text back into bytes. `open` returns null for any other text. */
export type Cipher = { seal: (bytes: Buffer) => string; open: (text: string) => Buffer | null };

const CHECK_LENGTH = 6;

/** Detects a cursor that was truncated or extended in transit. It does not stop anyone from reading or forging one. */
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

/** Encrypts a cursor, so that viewers cannot read from it the start times of rows that pinned filters hide. */
export function sealing(secret: string): Cipher {
  const key = sealingKey(secret, "cursor");
  return {
    seal: (bytes) => seal(key, bytes).toString("base64url"),
    open: (text) => unseal(key, Buffer.from(text, "base64url")),
  };
}

let sealed: Cipher | undefined;

/**
 * The cipher for the cursors of a list. Viewers without pinned filters may read their cursors. Without
 * `SESSIONSCOPE_SECRET` the key is random per process, so lists start from the top after a restart.
 */
export function cipherFor(pinned: PinnedFilters | null): Cipher {
  if (pinned === null) return checksum;
  sealed ??= sealing(config().secret ?? randomBytes(32).toString("base64"));
  return sealed;
}
