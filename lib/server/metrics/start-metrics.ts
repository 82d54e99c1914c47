import "server-only";
import type { Server } from "node:http";
import { countRequestsExcept } from "./request-counts";
import { startMeters } from "./running";
import { type MetricsAddress, serveMetrics } from "./serve-metrics";

declare global {
  /** A hot reload must not start a second server. */
  var sessionscopeMetricsServer: Promise<Server> | undefined;
}

/** Starts the meters and their server once. Throws an error that can be shown if the server cannot listen. */
export async function startMetrics(address: MetricsAddress): Promise<void> {
  globalThis.sessionscopeMetricsServer ??= listen(address);
  await globalThis.sessionscopeMetricsServer;
}

async function listen(address: MetricsAddress): Promise<Server> {
  const { registry } = await startMeters();
  const server = await serveMetrics(address, registry);
  countRequestsExcept(server);
  return server;
}
