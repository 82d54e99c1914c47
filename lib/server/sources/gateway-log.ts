import "server-only";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";
import type { Observer } from "@/lib/server/source/observer";

/** Failures that say in our words which identity lacks what. */
const REFUSALS = ["aws-access-denied", "aws-credentials"];

/** Logs what becomes of a source: a line for each change, none for each call. */
export function gatewayLog({
  account,
  region,
}: {
  account: string;
  region: string;
}): Pick<Observer, "onFailure" | "onBreaker" | "onThrottle"> {
  const throttledLog = makeThrottledLog();
  return {
    onFailure({ code, detail, requestId: awsRequestId }) {
      // Whoever may not see every account is not told which identity AWS refused: it has to be found here, at once.
      const told = REFUSALS.includes(code) ? throttledLog(code) : null;
      if (told === null) return;
      log.warn({ account, region, code, awsRequestId, refused: detail, ...told }, "AWS refuses");
    },
    onBreaker(failure) {
      if (failure === null) return log.info({ account, region }, "AWS answers again");
      const { code, requestId: awsRequestId } = failure;
      log.warn(
        { account, region, code, awsRequestId },
        "AWS failed five times in a row: asked again every few seconds",
      );
    },
    onThrottle: (callsPerSecond) =>
      log.warn({ account, region, callsPerSecond }, "AWS throttles: asked less often"),
  };
}
