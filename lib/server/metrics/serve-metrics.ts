import "server-only";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Registry } from "prom-client";

/** Where metrics are listened for. */
export type MetricsAddress = { host: string; port: number };

/**
 * Answers `GET /metrics` on a port of its own, and nothing else. Throws an error that names the variable to
 * change if it cannot listen there. It does not keep the process alive.
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
      // A gauge's callback failed; the process must outlive that, and the scraper must see it.
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
