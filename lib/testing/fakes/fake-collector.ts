import "server-only";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";

/** An OpenTelemetry collector on this machine, which keeps everything that it receives. For tests. */
export async function fakeCollector() {
  const received: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    // Each byte becomes a character, so that tests can find text within protobuf.
    const body = Buffer.concat(chunks).toString("latin1");
    received.push({ url: request.url ?? "", headers: request.headers, body });
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { received, endpoint: `http://127.0.0.1:${port}`, close: () => server.close() };
}
