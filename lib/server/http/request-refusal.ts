import "server-only";
import type { IncomingMessage } from "node:http";
import type { Problem } from "@/lib/problem";
import { makeProblem } from "@/lib/server/problem";
import { routeOf } from "@/lib/server/routes";
import { readPath } from "./request-target";

/** The parts of a request that are known before it is answered. */
export type RequestHead = Pick<
  IncomingMessage,
  "method" | "url" | "httpVersion" | "headers" | "rawHeaders"
>;

/** More than the longest cursor (12,288), query (4,096) and path together. */
const MAX_TARGET_LENGTH = 17_000;

/** Next's own paths, except the files of the build: the image optimizer and data requests are not used. */
const NEXT_OWN = /^\/_(?!next\/static\/.)/;
/** Next reads this ending as a router request for another page; our router uses a header. */
const ROUTER_FILE = /\.rsc$/;
/** Next's error pages: nobody opens them by name. */
const STATUS_PAGES = new Set(["/404", "/500"]);

/**
 * The problem of a request that is not handed to Next; null if it is. `status` may differ from the usual one of the
 * problem's code.
 */
export function refusalOf(head: RequestHead): Problem | null {
  const target = head.url ?? "";
  if (target.length > MAX_TARGET_LENGTH) {
    return {
      ...makeProblem("invalid-request", "The address is too long. Leave out some of its filters."),
      status: 414,
    };
  }
  const path = readPath(target);
  if (path === null)
    return makeProblem("invalid-request", "The address has no plain path. Write it out.");
  if (hosts(head) > 1 || (hosts(head) === 0 && head.httpVersion !== "1.0")) {
    return makeProblem("invalid-request", "A request names exactly one host.");
  }
  if (/websocket/i.test(head.headers.upgrade ?? "")) {
    return makeProblem("invalid-request", "There are no WebSockets here.");
  }
  if (NEXT_OWN.test(path) || ROUTER_FILE.test(path) || STATUS_PAGES.has(path)) {
    return makeProblem("not-found", "There is no such address.");
  }
  return isReading(head.method) || (head.method === "POST" && routeOf(path).takesPost)
    ? null
    : { ...makeProblem("invalid-request", "Only GET and HEAD are answered here."), status: 405 };
}

function isReading(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD";
}

function hosts({ rawHeaders }: RequestHead): number {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
}
