import "server-only";
import { isUtf8 } from "node:buffer";

/** As many bytes as HMAC with SHA-256 and AES-256 can make use of (RFC 7518, section 3.2). */
const MIN_BYTES = 32;
/** Of 32 random bytes about 30 differ; fewer than these never happens by chance. */
const MIN_DIFFERENT = 20;

/** Words of texts that somebody was to replace, in examples here and elsewhere. */
const PLACEHOLDER = /secret|change|example|replace|password|default|0123456|abcdef/i;

const BASE64 = /^[\w+/-]+={0,2}$/;
const HEX = /^(?:[\da-f]{2})+$/i;

/**
 * Reads a secret that nobody can guess, as base64 or, where `isHexTaken`, as hexadecimal digits too. A text somebody
 * thought of is refused: what was made with it lets everybody try guesses at home, until one fits. A fault never quotes it.
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
    : { issue: `is no random secret: it ${rule}` };
}

/** Text of any language, or bytes that count, are none: of a hundred million random secrets one is such by chance. */
function isRandom(bytes: Buffer): boolean {
  return !isUtf8(bytes) && new Set(bytes).size >= MIN_DIFFERENT;
}

/** Hexadecimal digits are half as random as they are long. */
function isRandomText(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && !PLACEHOLDER.test(text);
}
