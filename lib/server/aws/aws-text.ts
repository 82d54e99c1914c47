import "server-only";

/** Enough for AWS's longest known sentence about one fault; anything may stand between us and AWS. */
const MAX_LENGTH = 400;

/**
 * AWS's own words, made fit to show: no control or direction characters, no access key ids, nothing as
 * long as a token, and not too long. Null if AWS said nothing (the SDK writes `UnknownError` then).
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
