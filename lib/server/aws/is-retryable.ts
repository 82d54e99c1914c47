import "server-only";
import { areCredentialsRenewed } from "./describe-sessions";
import { isConnectionLost } from "./network-error";
import { isClockCorrected } from "./thrown-error";

/**
 * Whether the cause of a failed call is gone, so that a retry may succeed: AWS closed an idle connection at the moment
 * of use, the SDK has corrected the clock skew, or the credentials have been replaced.
 */
export function isRetryable(error: unknown): boolean {
  return isConnectionLost(error) || isClockCorrected(error) || areCredentialsRenewed(error);
}
