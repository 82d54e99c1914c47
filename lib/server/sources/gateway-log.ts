import "server-only";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";
import type { GatewayState, Observer } from "@/lib/server/source/observer";

/**
 * Failures that somebody has to mend. The others pass: throttling, slow answers and lists that have expired. All failures of
 * credentials are logged, because no metric counts them apart.
 */
const TO_MEND = ["aws-access-denied", "aws-credentials", "aws-invalid-request", "aws-unavailable"];

/** Logs the changes of a source: one line for each change, no line for each call. */
export function gatewayLog({
  account,
  region,
}: Pick<GatewayState, "account" | "region">): Pick<
  Observer,
  "onFailure" | "onBreaker" | "onThrottle"
> {
  const throttledLog = makeThrottledLog();
  return {
    onFailure({ code, detail, reason, requestId: awsRequestId }, subject) {
      const isToMend = TO_MEND.includes(code) || subject === "credentials";
      // Viewers without access to every account are not told which identity AWS refused, so the log states it at once.
      const told = isToMend ? throttledLog(code) : null;
      if (told === null) return;
      const facts = { account, region, code, awsRequestId, refused: detail, reason, ...told };
      log.warn(facts, code === "aws-unavailable" ? "AWS cannot be used" : "AWS refuses");
    },
    onBreaker(failure) {
      if (failure === null) return log.info({ account, region }, "AWS answers again");
      const { code, reason, requestId: awsRequestId } = failure;
      log.warn(
        { account, region, code, awsRequestId, reason },
        "AWS failed five times in a row: probing every few seconds",
      );
    },
    onThrottle: (callsPerSecond) =>
      log.warn({ account, region, callsPerSecond }, "AWS throttles: call rate reduced"),
  };
}
