import "server-only";
import { isUtf8 } from "node:buffer";
import { createSecretKey, type KeyObject } from "node:crypto";

/** As many bytes as HMAC with SHA-256 can make use of (RFC 7518, section 3.2). */
const MIN_BYTES = 32;
/** Of 32 random bytes about 30 differ; fewer than these never happens by chance. */
const MIN_DIFFERENT = 20;

/** Words of texts that somebody was to replace, in examples here and elsewhere. */
const PLACEHOLDER = /secret|change|example|replace|password|default|0123456|abcdef/i;

const RULE = "must be at least 32 random bytes as base64. Make them with openssl rand -base64 32.";

/**
 * Reads a secret that is shared with a portal. Whoever guesses it opens every session its portal may open, so that a
 * text somebody thought of is refused: Superset shipped one that many servers kept (apache/superset, pull request
 * 39999). A fault never quotes it.
 */
export function readSecret(value: unknown): { key: KeyObject } | { fault: string } {
  if (typeof value !== "string" || !/^[\w+/-]+={0,2}$/.test(value)) return { fault: RULE };
  const bytes = Buffer.from(value, "base64url");
  if (bytes.length < MIN_BYTES) return { fault: RULE };
  // Hexadecimal digits are half as random as they are long.
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value);
  // Text of any language, or bytes that count: of a hundred million random secrets one is such by chance.
  if (!isMixed || isUtf8(bytes) || PLACEHOLDER.test(value) || new Set(bytes).size < MIN_DIFFERENT) {
    return { fault: `is no random secret: it ${RULE}` };
  }
  return { key: createSecretKey(bytes) };
}
