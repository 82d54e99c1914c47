import "server-only";
import { areCredentialsRenewed } from "./describe-sessions";
import { isConnectionLost } from "./network-error";
import { isClockCorrected } from "./thrown-error";

/**
 * Whether what made a call fail is gone by now, so that another one may do: a kept connection that AWS closed in
 * the moment it was used, a clock of whose error the SDK has learned, credentials that have been replaced.
 */
export function isRetryable(error: unknown): boolean {
  return isConnectionLost(error) || isClockCorrected(error) || areCredentialsRenewed(error);
}
