import "server-only";
import { isUtf8 } from "node:buffer";

/** The key size of HMAC with SHA-256 and of AES-256 (RFC 7518, section 3.2). */
const MIN_BYTES = 32;
/** About 30 of 32 random bytes are distinct; fewer than these never occur by chance. */
const MIN_DIFFERENT = 20;

/** Words of placeholder texts, in our examples and in those of others. */
const PLACEHOLDER = /secret|change|example|replace|password|default|0123456|abcdef/i;

const BASE64 = /^[\w+/-]+={0,2}$/;
const HEX = /^(?:[\da-f]{2})+$/i;

/**
 * Reads a random secret, as base64 or, with `isHexTaken`, also as hexadecimal digits. A text that a person made up is
 * refused: with a value that was sealed or signed by it, anybody could test guesses offline. The issue never quotes it.
 */
export function readRandomSecret(
  value: unknown,
  { isHexTaken = false } = {},
): { bytes: Buffer } | { issue: string } {
  const rule = `must be at least ${MIN_BYTES} random bytes as base64${isHexTaken ? " or hexadecimal digits" : ""}. Make them with openssl rand -base64 ${MIN_BYTES}.`;
  if (typeof value !== "string" || !BASE64.test(value)) return { issue: rule };
  const isHex = isHexTaken && HEX.test(value);
  const bytes = Buffer.from(value, isHex ? "hex" : "base64url");
  if (bytes.length < MIN_BYTES) return { issue: rule };
  return isRandom(bytes) && (isHex || isRandomText(value))
    ? { bytes }
    : { issue: `is not a random secret: it ${rule}` };
}

/** Readable text and counting bytes are not random. One of a hundred million random secrets is refused by chance. */
function isRandom(bytes: Buffer): boolean {
  return !isUtf8(bytes) && new Set(bytes).size >= MIN_DIFFERENT;
}

/** Base64 has upper and lower case; hexadecimal digits in its place would be half as random. */
function isRandomText(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && !PLACEHOLDER.test(text);
}
