import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

/** A server that a spec runs. */
export type LoopbackServer = { url: string; close: () => Promise<void> };

/** Starts a server under a name of this machine, on a free port or the given one. Throws if the port is taken. */
export async function startLoopbackServer(
  answer: RequestListener,
  { host = "127.0.0.1", port = 0 } = {},
): Promise<LoopbackServer> {
  const server = createServer(answer).listen(port, host);
  // Longer than any client keeps an idle connection. Otherwise the server could close one that a client is about to use.
  server.keepAliveTimeout = 120_000;
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
