import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

/** A server of the specs' own. */
export type LoopbackServer = { url: string; close: () => Promise<void> };

/** Starts one under a name of this machine, on a free port unless one is given; throws if that is taken. */
export async function startLoopbackServer(
  answer: RequestListener,
  { host = "127.0.0.1", port = 0 } = {},
): Promise<LoopbackServer> {
  const server = createServer(answer).listen(port, host);
  // Longer than any client keeps an idle connection, which would otherwise be cut under a request.
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
