import { createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { readForwardProxy } from "@/lib/server/config/forward-proxy";
import { connectToProxy, openTunnel, targetOf } from "./proxy-connection";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function silentProxy() {
  const server = createServer();
  const sockets: Socket[] = [];
  server.on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const reading = readForwardProxy("HTTPS_PROXY", `http://127.0.0.1:${port}`);
  if ("issue" in reading) throw new Error(reading.issue);
  return reading.proxy;
}

describe("a proxy that accepts and never answers", () => {
  it("is named when a tunnel is not opened in time", async () => {
    const proxy = await silentProxy();
    await expect(openTunnel(proxy, "ssm.internal.test:443", 50)).rejects.toThrow(
      `The proxy ${proxy.origin} opened no connection to ssm.internal.test:443 in time. Check HTTPS_PROXY,`,
    );
  });

  it("is named when it does not begin TLS in time", async () => {
    const proxy = { ...(await silentProxy()), isTls: true };
    const connecting = connectToProxy(proxy, "ssm.internal.test:80", 50);
    await expect(connecting).rejects.toThrow(
      `The proxy ${proxy.origin} opened no connection to ssm.internal.test:80 in time.`,
    );
  });
});

describe("targetOf", () => {
  it.each([
    ["ssm.internal.test", 443, "ssm.internal.test:443"],
    ["10.1.2.3", 80, "10.1.2.3:80"],
    ["fd12::1", 443, "[fd12::1]:443"],
  ])("writes %s as a URL does", (host, port, target) => {
    expect(targetOf(host, port)).toBe(target);
  });
});
