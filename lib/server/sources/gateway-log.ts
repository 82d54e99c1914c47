import "server-only";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";
import type { GatewayState, Observer } from "@/lib/server/source/observer";

/** Failures whose detail states in our words which identity lacks which permission. */
const REFUSALS = ["aws-access-denied", "aws-credentials"];

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
    onFailure({ code, detail, requestId: awsRequestId }) {
      // Viewers without access to every account are not told which identity AWS refused, so the log states it at once.
      const told = REFUSALS.includes(code) ? throttledLog(code) : null;
      if (told === null) return;
      log.warn({ account, region, code, awsRequestId, refused: detail, ...told }, "AWS refuses");
    },
    onBreaker(failure) {
      if (failure === null) return log.info({ account, region }, "AWS answers again");
      const { code, requestId: awsRequestId } = failure;
      log.warn(
        { account, region, code, awsRequestId },
        "AWS failed five times in a row: probing every few seconds",
      );
    },
    onThrottle: (callsPerSecond) =>
      log.warn({ account, region, callsPerSecond }, "AWS throttles: call rate reduced"),
  };
}
