import { Registry } from "prom-client";
import { afterEach, describe, expect, it } from "vitest";
import { serveMetrics } from "./serve-metrics";
import { startMetrics } from "./start-metrics";

const servers: Awaited<ReturnType<typeof serveMetrics>>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(registry: Pick<Registry, "metrics" | "contentType">, port = 0) {
  const server = await serveMetrics({ host: "127.0.0.1", port }, registry);
  servers.push(server);
  const address = server.address();
  const listening = typeof address === "object" && address !== null ? address.port : 0;
  return { port: listening, url: `http://127.0.0.1:${listening}` };
}

const empty = new Registry();

describe("serveMetrics", () => {
  it("answers GET /metrics in Prometheus' format, and forbids caching", async () => {
    const { url } = await serve(empty);
    const answer = await fetch(`${url}/metrics?whatever`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["GET", "/", 404],
    ["GET", "/metrics/x", 404],
    ["GET", "/api/sessions", 404],
    ["POST", "/metrics", 405],
    ["DELETE", "/metrics", 405],
  ])("answers %s %s with %i", async (method, path, status) => {
    const { url } = await serve(empty);
    const answer = await fetch(url + path, { method });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe("");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("says which variable to change if its port is taken", async () => {
    const { port } = await serve(empty);
    await expect(serve(empty, port)).rejects.toThrow(
      `SESSIONSCOPE_METRICS_PORT: cannot listen on 127.0.0.1 port ${port} (EADDRINUSE); set it to a free port.`,
    );
  });

  it("answers 500 and survives if a gauge cannot be read", async () => {
    const failing = {
      contentType: empty.contentType,
      metrics: () => Promise.reject(new Error("alice")),
    };
    const { url } = await serve(failing);
    for (let each = 0; each < 2; each++) {
      const answer = await fetch(`${url}/metrics`);
      expect([answer.status, await answer.text()]).toEqual([500, ""]);
    }
  });
});

describe("startMetrics", () => {
  it("listens and measures once, however often it is called", async () => {
    await startMetrics({ host: "127.0.0.1", port: 0 });
    await startMetrics({ host: "127.0.0.1", port: 0 });
    const server = await globalThis.sessionscopeMetricsServer;
    if (server) servers.push(server);
    const address = server?.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toContain("# TYPE sessionscope_http_requests_total counter");
    // The answers of the metrics server do not count as answers of the app.
    expect(text).not.toContain("sessionscope_http_requests_total{");
  });
});
