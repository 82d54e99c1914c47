import "server-only";
import type { IncomingMessage } from "node:http";
import type { Problem, ProblemCode } from "@/lib/problem";
import { makeProblem } from "@/lib/server/problem";
import { readPath } from "./request-target";

/** What is known of a request before anything of it has been answered. */
export type RequestHead = Pick<
  IncomingMessage,
  "method" | "url" | "httpVersion" | "headers" | "rawHeaders"
>;

/** More than the longest cursor (12,288), query (4,096) and path together. */
const MAX_TARGET_LENGTH = 17_000;

/** Of Next's own paths only the files that the build made are of use: no image is optimised, no data asked for. */
const NEXT_OWN = /^\/_(?!next\/static\/.)/;
/** What Next takes for a page of another name, asked for by its router; ours asks by a header. */
const ROUTER_FILE = /\.rsc$/;
/** The pages by which Next answers what it cannot: nobody opens them by name. */
const STATUS_PAGES = new Set(["/404", "/500"]);
/** Nothing here is changed by a request, except whether somebody is signed in. */
const CHANGING = "/auth/logout";

/**
 * Why a request is not handed to Next at all; null if it is. `status` is what is answered where it differs from the
 * problem's own.
 */
export function refusalOf(head: RequestHead): Problem | null {
  const target = head.url ?? "";
  if (target.length > MAX_TARGET_LENGTH) {
    return {
      ...refuse("invalid-request", "The address is too long. Leave out some of its filters."),
      status: 414,
    };
  }
  const path = readPath(target);
  if (path === null)
    return refuse("invalid-request", "The address has no plain path. Write it out.");
  if (hosts(head) > 1 || (hosts(head) === 0 && head.httpVersion !== "1.0")) {
    return refuse("invalid-request", "A request names exactly one host.");
  }
  if (/websocket/i.test(head.headers.upgrade ?? "")) {
    return refuse("invalid-request", "There are no WebSockets here.");
  }
  if (NEXT_OWN.test(path) || ROUTER_FILE.test(path) || STATUS_PAGES.has(path)) {
    return refuse("not-found", "There is no such address.");
  }
  return isReading(head.method) || (head.method === "POST" && path === CHANGING)
    ? null
    : { ...refuse("invalid-request", "Only GET and HEAD are answered here."), status: 405 };
}

function isReading(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD";
}

function hosts({ rawHeaders }: RequestHead): number {
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length;
}

function refuse(code: ProblemCode, detail: string): Problem {
  return makeProblem(code, detail);
}
