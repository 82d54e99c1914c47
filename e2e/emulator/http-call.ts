import type { IncomingHttpHeaders } from "node:http";

/** A request as it came over the wire, with its whole body. */
export type HttpCall = {
  method: string;
  /** Undecoded, as signed. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

export function headerOf(call: Pick<HttpCall, "headers">, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}
