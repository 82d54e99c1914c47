import "server-only";
import { log } from "@/lib/server/log";
import type { Observer } from "./observer";

/** Logs what becomes of a source: a line for each change, none for each call. */
export function gatewayLog({
  account,
  region,
}: {
  account: string;
  region: string;
}): Pick<Observer, "onBreaker" | "onThrottle"> {
  return {
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
