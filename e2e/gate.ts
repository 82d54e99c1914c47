import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** The network in front of an AWS. */
export type Gate = { url: string; close: () => Promise<void> };

/** Opens one, which does with each call what it is told to. */
export async function startGate(
  handle: (call: IncomingMessage, answer: ServerResponse) => void,
): Promise<Gate> {
  const server = createServer(handle);
  // Longer than any client keeps an idle connection, which would otherwise be cut under a request.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Lets a call through to AWS. */
export function passOn(call: IncomingMessage, answer: ServerResponse, awsUrl: string) {
  const onward = request(awsUrl, { method: call.method, headers: call.headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  // Who gives a call up is seen to do so by AWS too.
  answer.on("close", () => onward.destroy());
  call.pipe(onward);
}
