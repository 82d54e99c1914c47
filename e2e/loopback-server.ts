import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

/** A server of the specs' own. */
export type LoopbackServer = { url: string; close: () => Promise<void> };

/** Starts one on a free port, under the name by which a browser is to know it. */
export async function startLoopbackServer(
  answer: RequestListener,
  host: "127.0.0.1" | "localhost" = "127.0.0.1",
): Promise<LoopbackServer> {
  const server = createServer(answer).listen(0, host);
  // Longer than any client keeps an idle connection, which would otherwise be cut under a request.
  server.keepAliveTimeout = 120_000;
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
