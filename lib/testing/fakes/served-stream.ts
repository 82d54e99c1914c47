import "server-only";
import { once } from "node:events";
import { type IncomingMessage, request as send } from "node:http";
import { answerRead } from "@/lib/server/api/answer";
import type { ReadRequest } from "@/lib/server/api/audit";
import type { StreamBody } from "@/lib/server/api/stream-body";
import { makeHttpServer } from "@/lib/server/http/http-server";
import { freePort } from "./free-port";
import { nextRoute } from "./next-route";

const HOST = "127.0.0.1";

/** A server whose only route answers with this body, and the signals of its requests. */
export async function serveStream(read: ReadRequest, body: StreamBody) {
  const signals: AbortSignal[] = [];
  const route = nextRoute(({ headers, signal, method }) => {
    signals.push(signal);
    headers.set("host", "127.0.0.1:3000");
    return answerRead({ headers, signal, method }, read, () => Promise.resolve(body));
  });
  const server = makeHttpServer(route, { origins: [], isHttps: false });
  const port = await freePort();
  await server.listen({ host: HOST, port });
  return { server, port, signals };
}

/** Sends a request to this server, and waits for the head of the answer. */
export async function ask(port: number, method = "GET"): Promise<IncomingMessage> {
  const request = send({ host: HOST, port, method });
  request.end();
  const [response]: IncomingMessage[] = await once(request, "response");
  if (!response) throw new Error("There was no answer.");
  return response;
}

/** Waits for the next chunk that a browser receives. */
export async function firstOf(response: IncomingMessage): Promise<string> {
  const [chunk]: unknown[] = await once(response, "data");
  return String(chunk);
}

/** Waits until a count stays the same for a hundred iterations of the event loop. */
export async function untilStill(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count();
    for (let iteration = 0; iteration < 100; iteration += 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
