import "server-only";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { SSMClient } from "@aws-sdk/client-ssm";
import { TolerantProtocol } from "@/lib/server/aws/tolerant-protocol";

/** A reply of a fake AWS. */
export type Reply = { status: number; body: string; headers?: Record<string, string> };

/**
 * A server in place of AWS, for tests: the real SDK client calls it over HTTP. It answers each request with the next
 * reply, or with `handle`, and keeps the bodies of the requests.
 */
export async function fakeAws(
  replies: Reply[],
  handle?: (request: IncomingMessage, response: ServerResponse) => void,
) {
  const bodies: unknown[] = [];
  const server = createServer(async (request, response) => {
    if (handle) return handle(request, response);
    bodies.push(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    const { status, body, headers } = replies[bodies.length - 1] ?? { status: 500, body: "{}" };
    response.writeHead(status, {
      "Content-Type": "application/x-amz-json-1.1",
      "x-amzn-requestid": "6f1c-request",
      ...headers,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://127.0.0.1:${port}`;
  return { bodies, close, client: handle ? clientFor(url) : clientFor(url, LONG_MS), port };
}

/** A reply that is ready arrives earlier, however slow the machine is. */
const LONG_MS = 60_000;

/** The real client, with one attempt and a short timeout. */
export function clientFor(endpoint: string, requestTimeout = 300): SSMClient {
  return new SSMClient({
    endpoint,
    region: "eu-west-1",
    maxAttempts: 1,
    protocol: TolerantProtocol,
    credentials: { accessKeyId: "demo", secretAccessKey: "demo" },
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  });
}
