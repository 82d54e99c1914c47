import "server-only";
import { config } from "@/lib/server/config/config";
import { NO_STORE } from "@/lib/server/http/problem-response";
import { processState } from "@/lib/server/process-state";

/**
 * The process is alive. Whoever probes knows it by an address, not a name, and learns nothing here, so neither
 * this nor `readyResponse` asks who it is.
 */
export function aliveResponse(): Response {
  return Response.json({ status: "alive" }, { headers: NO_STORE });
}

/**
 * Whether requests should be sent here: the configuration is usable, and the server is not about to end. What AWS
 * does is no part of it: this server still answers when AWS does not, with what it has and with reasons.
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
