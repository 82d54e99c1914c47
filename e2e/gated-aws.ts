import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { test as base } from "./many-accounts";

/** The network in front of the emulated AWS; it can be cut towards one region. */
type Gate = { url: string; cut: (region: string) => void; mend: (region: string) => void };

/** The region that a call is signed for. */
function regionOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "";
}

function passOn(call: IncomingMessage, answer: ServerResponse, awsUrl: string) {
  const onward = request(awsUrl, { method: call.method, headers: call.headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  call.pipe(onward);
}

/** For regions that fail for a while: `gate.url` stands for AWS, and leads to the spec's own. */
export const test = base.extend<{ gate: Gate }>({
  gate: async ({ aws }, use) => {
    const cut = new Set<string>();
    const server = createServer((call, answer) => {
      if (cut.has(regionOf(call))) call.socket.destroy();
      else passOn(call, answer, aws.url);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    await use({
      url: `http://127.0.0.1:${port}`,
      cut: (region) => cut.add(region),
      mend: (region) => cut.delete(region),
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});
