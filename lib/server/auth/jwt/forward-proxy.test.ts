import { createServer } from "node:https";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { fakeNow, makeProxy } from "@/lib/testing/fakes/fake-proxy";
import { forwardProxy } from "@/lib/testing/fakes/forward-proxy";
import { clearProxies } from "@/lib/testing/fakes/proxied-environment";
import { TEST_CERTIFICATE } from "@/lib/testing/fakes/test-certificate";
import { makeAssertionReader } from "./assertion-reader";

beforeEach(() => {
  clearProxies();
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** A key server that only a forward proxy reaches, and the proxy in front whose keys it has. */
async function keysBehind(preset: "alb" | "generic", refusal?: number) {
  const front = makeProxy(preset);
  const { origin, hostname } = new URL(front.jwt.keysUrl);
  const server = createServer(TEST_CERTIFICATE, async ({ url }, response) => {
    const answer = await front.ask(`${origin}${url}`);
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const proxy = await forwardProxy({
    hosts: { [hostname]: port },
    ...(refusal !== undefined && { refusal }),
  });
  onTestFinished(() => void server.close());
  onTestFinished(proxy.close);
  const identify = () => makeAssertionReader(front.jwt)(front.request(front.token()));
  return { front, proxy, hostname, identify };
}

describe.each(["alb", "generic"] as const)(
  "a forward proxy as the only way to the keys: %s",
  (preset) => {
    it("leads to them", async () => {
      const { front, proxy, hostname, identify } = await keysBehind(preset);
      vi.stubEnv("HTTPS_PROXY", proxy.url);
      expect(await identify()).toMatchObject({ sub: "u-1" });
      expect(front.server.asked).toBe(1);
      expect(proxy.passed).toEqual([`CONNECT ${hostname}:443`]);
    });

    it("is named in the log if it refuses", async () => {
      const lines: unknown[] = [];
      vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
      vi.setSystemTime(fakeNow + (preset === "alb" ? 0 : 60_000));
      const { front, proxy, hostname, identify } = await keysBehind(preset, 403);
      vi.stubEnv("HTTPS_PROXY", proxy.urlWith("bob:hunter2"));
      await expect(identify()).rejects.toMatchObject({ problem: { code: "overloaded" } });
      expect(lines).toMatchObject([
        {
          forwardProxy: expect.stringContaining(
            `The proxy ${proxy.url} refused a connection to ${hostname}:443`,
          ),
        },
      ]);
      expect(front.server.asked).toBe(0);
    });
  },
);
