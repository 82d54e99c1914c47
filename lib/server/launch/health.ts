import "server-only";
import { config } from "@/lib/server/config/config";
import { NO_STORE } from "@/lib/server/http/problem-response";
import { processState } from "@/lib/server/process-state";

/**
 * The process is alive. A probe uses an address, not a name, and the answer is not confidential, so neither this nor
 * `readyResponse` checks who asks.
 */
export function aliveResponse(): Response {
  return Response.json({ status: "alive" }, { headers: NO_STORE });
}

/**
 * Whether requests should be sent here: the configuration is usable, and the server is not draining. An AWS outage
 * does not make the server unready: it can still answer from its cache.
 */
export function readyResponse(): Response {
  const status = statusOf();
  return Response.json({ status }, { status: status === "ready" ? 200 : 503, headers: NO_STORE });
}

function statusOf(): "ready" | "draining" | "misconfigured" {
  if (processState().draining) return "draining";
  try {
    config();
    return "ready";
  } catch {
    return "misconfigured";
  }
}
