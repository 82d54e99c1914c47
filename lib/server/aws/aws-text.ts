import "server-only";

/** Enough for AWS's longest known message about one error. A proxy between us and AWS may send any text. */
const MAX_LENGTH = 400;

/** The form of a secret access key and of similar secrets: 40 characters or more that mix cases and digits. */
const SECRET =
  /(?<![A-Za-z0-9/+])(?=[a-zA-Z/+]*\d)(?=[A-Z0-9/+]*[a-z])(?=[a-z0-9/+]*[A-Z])[A-Za-z0-9/+]{40,}=*/g;

/**
 * AWS's message, made safe to show: without control or direction characters, access key ids, secrets, signed tokens and
 * anything as long as a token, and shortened. Null if AWS gave no message (the SDK then writes `UnknownError`).
 */
export function awsText(message: string): string | null {
  const clean = message
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/\bA[A-Z]{3}[A-Z0-9]{12,}\b/g, "[key]")
    .replace(/\beyJ[\w-]+\.[\w.-]+/g, "[token]")
    .replace(/[\w+/=-]{150,}/g, "[token]")
    .replace(SECRET, "[secret]")
    .trim();
  if (clean === "" || clean === "UnknownError") return null;
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
}

/**
 * A text about credentials for the log. It leaves out what may be confidential beside keys and tokens: the command of a
 * `credential_process`, the JSON that could not be read, and values that STS refuses.
 */
export function reasonText(message: string): string | null {
  return awsText(
    message
      .replace(/^Command failed: [^\n]*/, "Command failed.")
      .replace(/^(?:Une|E)xpected .*\bJSON\b.*$/s, "The text is not JSON.")
      .replace(
        /\bValue '[^']*' at '(externalId|webIdentityToken|tokenCode|serialNumber)'/g,
        "The value of $1",
      ),
  );
}

/** The text of `reasonText` with a full stop, for a place before another sentence. */
export function sentenceText(message: string): string | null {
  return reasonText(message)?.replace(/(?<![.!?…])$/, ".") ?? null;
}
