import { once } from "node:events";
import { createServer, get, type RequestListener } from "node:http";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { countProblem, countRequest, countRequestsExcept } from "./request-counts";
import { startMeters } from "./running";

const meters = await startMeters();
beforeEach(() => meters.registry.resetMetrics());

const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

async function listen(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  closers.push(() => server.close());
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}` };
}

const metricsPort = await listen((_, response) => void response.end());
const app = await listen((request, response) => {
  // Next does the same while it resolves a route.
  const path = request.url;
  request.url = "/rewritten";
  if (path === "/history") return response.flushHeaders();
  response.writeHead(path === "/active" ? 200 : 404).end();
});
countRequestsExcept(metricsPort.server);

async function counted() {
  const { values } = await meters.requests.get();
  return values.map(({ labels, value }) => ({ ...labels, value }));
}

async function text() {
  return await meters.registry.metrics();
}

describe("countRequest", () => {
  it("counts by route and code, and measures the time", async () => {
    countRequest("/active", 200, 0.02);
    countRequest("/active", 200, 0.02);
    countRequest("/api/sessions", 503, 3);
    expect(await counted()).toEqual([
      { route: "/active", code: 200, value: 2 },
      { route: "/api/sessions", code: 503, value: 1 },
    ]);
    const lines = await text();
    expect(lines).toContain(
      'sessionscope_http_request_duration_seconds_bucket{le="0.025",route="/active"} 2',
    );
    expect(lines).toContain(
      'sessionscope_http_request_duration_seconds_sum{route="/api/sessions"} 3',
    );
  });
});

describe("countRequestsExcept", () => {
  it("counts the answers of all servers except the given one", async () => {
    await (await fetch(`${app.url}/active`)).text();
    await (await fetch(`${metricsPort.url}/active`)).text();
    // A response is closed a moment after its reader has received it.
    await expect.poll(counted).toEqual([{ route: "/active", code: 200, value: 1 }]);
  });

  it("creates no series for hostile paths", async () => {
    for (let each = 0; each < 50; each++) {
      await (await fetch(`${app.url}/alice.chen-${each}?owner=alice.chen`)).text();
    }
    await expect.poll(counted).toEqual([{ route: "other", code: 404, value: 50 }]);
    expect(await text()).not.toContain("alice");
  });

  it("counts a client that left as 499", async () => {
    const request = get(`${app.url}/history`);
    await once(request, "response");
    request.destroy();
    await expect.poll(counted).toEqual([{ route: "/history", code: 499, value: 1 }]);
  });
});

describe("countProblem", () => {
  it("counts by code, and all foreign codes as one", async () => {
    for (const code of ["overloaded", "overloaded", "alice", "bob", "toString"]) countProblem(code);
    const { values } = await meters.problems.get();
    expect(values.map(({ labels, value }) => [labels.code, value])).toEqual([
      ["overloaded", 2],
      ["other", 3],
    ]);
  });
});
