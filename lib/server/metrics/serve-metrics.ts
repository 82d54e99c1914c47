import "server-only";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Registry } from "prom-client";

/** The address on which metrics are served. */
export type MetricsAddress = { host: string; port: number };

/**
 * Answers `GET /metrics`, and nothing else, on a port of its own. Throws an error that names the variable to change if
 * the server cannot listen there. The server does not keep the process alive.
 */
export async function serveMetrics(
  { host, port }: MetricsAddress,
  registry: Pick<Registry, "metrics" | "contentType">,
): Promise<Server> {
  const server = createServer(async (request, response) => {
    response.setHeader("Cache-Control", "no-store");
    if (request.url?.split("?", 1)[0] !== "/metrics") return response.writeHead(404).end();
    if (request.method !== "GET") return response.writeHead(405, { Allow: "GET" }).end();
    try {
      const text = await registry.metrics();
      response.writeHead(200, { "Content-Type": registry.contentType }).end(text);
    } catch {
      // The callback of a gauge failed. The process must survive that, and the scraper must see it.
      response.writeHead(500).end();
    }
  });
  server.listen({ host, port });
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new Error(
      `SESSIONSCOPE_METRICS_PORT: cannot listen on ${host} port ${port} (${code}); set it to a free port.`,
    );
  }
  server.unref();
  return server;
}
