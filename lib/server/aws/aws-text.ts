import "server-only";

/** Enough for AWS's longest known message about one error. A proxy between us and AWS may send any text. */
const MAX_LENGTH = 400;

/**
 * AWS's message, made safe to show: without control or direction characters, access key ids and
 * anything as long as a token, and shortened. Null if AWS gave no message (the SDK then writes `UnknownError`).
 */
export function awsText(message: string): string | null {
  const clean = message
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/\bA[A-Z]{3}[A-Z0-9]{12,}\b/g, "[key]")
    .replace(/[\w+/=-]{150,}/g, "[token]")
    .trim();
  if (clean === "" || clean === "UnknownError") return null;
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
}
