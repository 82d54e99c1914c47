import "server-only";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";

/** Why a portal's token opens nothing. There are only these, and none quotes anything of the token. */
export type EmbedRefusal =
  /** It is too long, not one signed token, or has headers that nobody knows. */
  | "malformed"
  | "unknown-key"
  /** It does not say that it is an embed's. */
  | "type"
  /** Its own is not that of its key. */
  | "algorithm"
  | "signature-or-audience"
  /** It has ended, is of the future, or would last too long. */
  | "time"
  /** One is missing, strange or too much, or the issuer is not that of its key. */
  | "claims"
  | "lock";

const throttledLog = makeThrottledLog();

/**
 * Logs why a portal's token was refused: each reason once a minute for each key, of which `kid` names one only if it is
 * configured. Whoever holds the token is not told.
 */
export function logEmbedRefusal(reason: EmbedRefusal, kid: string | null): void {
  const told = throttledLog(`${reason} ${kid ?? ""}`);
  if (told === null) return;
  log.warn({ reason, ...(kid !== null && { kid }), ...told }, "a portal's token was refused");
}
