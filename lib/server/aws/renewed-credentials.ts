import "server-only";
import { meaningOf } from "./error-name";
import type { Credentials, Identity } from "./held-credentials";
import { isClockCorrected, readThrown } from "./thrown-error";

/**
 * Whether AWS refused the credentials `used` and others have taken their place since, so that a retry may succeed. It
 * renews them once for all callers. The SDK trusts the expiry time that it was given, but credentials can expire earlier;
 * and keys without an expiry time may have been replaced in their file.
 */
export async function areRenewed(
  error: unknown,
  used: Identity,
  credentials: Credentials,
): Promise<boolean> {
  if (!areRefused(used, error)) return false;
  const known = await credentials();
  // Credentials from environment variables cannot be renewed.
  return !isSame(known, used) || !isSame(await credentials({ forceRefresh: true }), used);
}

function areRefused({ expiration }: Identity, error: unknown): boolean {
  const meaning = meaningOf(readThrown(error).name);
  if (meaning === "expired") return true;
  const isRefused = meaning === "unknown-key" || meaning === "signature";
  // New temporary credentials of the same role are refused for the same reason: the region, or the clock.
  return isRefused && expiration === undefined && !isClockCorrected(error);
}

function isSame(one: Identity, other: Identity): boolean {
  return (
    one.accessKeyId === other.accessKeyId &&
    one.secretAccessKey === other.secretAccessKey &&
    one.sessionToken === other.sessionToken
  );
}
