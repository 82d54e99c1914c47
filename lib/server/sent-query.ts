import "server-only";
import type { IncomingMessage } from "node:http";
import type { NextRequest } from "next/server";

/** The header in which the launcher passes the query of an API request as it was sent, whatever the client sent there. */
const QUERY_HEADER = "x-sent-query";

/** Sets the header; the request's target is still as it was sent. */
export function passQuery({ url = "", headers }: Pick<IncomingMessage, "url" | "headers">): void {
  const at = url.indexOf("?");
  headers[QUERY_HEADER] = at === -1 ? "" : url.slice(at + 1);
}

/**
 * The query of an API request as it was sent. Next reads a query into an object on its way to a route, which loses the key
 * `__proto__`, and a key that is lost cannot be refused. Without a launcher, as in development, the query is as Next gives it.
 */
export function sentQuery({
  headers,
  nextUrl,
}: Pick<NextRequest, "headers" | "nextUrl">): URLSearchParams {
  return new URLSearchParams(headers.get(QUERY_HEADER) ?? nextUrl.searchParams);
}
