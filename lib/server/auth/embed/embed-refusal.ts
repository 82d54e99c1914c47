import "server-only";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";

/** Why a portal's token is refused. The list is closed, and no reason quotes anything of the token. */
export type EmbedRefusal =
  /** It is too long, is not one signed token, or has unknown headers. */
  | "malformed"
  | "unknown-key"
  /** It does not declare the type of an embed. */
  | "type"
  /** Its algorithm is not that of its key. */
  | "algorithm"
  | "signature-or-audience"
  /** It has expired, is not valid yet, or would be valid for too long. */
  | "time"
  /** A claim is missing, invalid or unknown, or the issuer is not that of the key. */
  | "claims"
  | "lock";

const throttledLog = makeThrottledLog();

/**
 * Logs why a token was refused: each reason once a minute for each key. `kid` is only set for a configured key. The
 * client is not told the reason.
 */
export function logEmbedRefusal(reason: EmbedRefusal, kid: string | null): void {
  const told = throttledLog(`${reason} ${kid ?? ""}`);
  if (told === null) return;
  log.warn({ reason, ...(kid !== null && { kid }), ...told }, "a portal's token was refused");
}
