import "server-only";
import type { RequestListener } from "node:http";
import { pipeToNodeResponse } from "next/dist/server/pipe-readable";
import { signalFromNodeResponse } from "next/dist/server/web/spec-extension/adapters/next-request";

/** Answers requests with a route handler, using Next's own functions for the request's signal and the body. */
export function nextRoute(handle: (request: Request) => Promise<Response>): RequestListener {
  return async (message, response) => {
    const signal = signalFromNodeResponse(response);
    const headers = new Headers();
    for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value));
    const init = { method: message.method ?? "GET", headers, signal };
    const answered = await handle(new Request(`http://h${message.url}`, init));
    response.statusCode = answered.status;
    for (const [name, value] of answered.headers) response.appendHeader(name, value);
    if (answered.body && message.method !== "HEAD") {
      await pipeToNodeResponse(answered.body, response);
    } else {
      response.end();
    }
  };
}
