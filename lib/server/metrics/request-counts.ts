import "server-only";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, type Server, ServerResponse } from "node:http";
import * as z from "zod";
import { PROBLEM_STATUS } from "@/lib/problem";
import { type RouteName, routeOf } from "@/lib/server/routes";
import { meters } from "./running";

/** The status that nginx logs when the client closes the connection before the answer has ended. */
const CLIENT_CLOSED_REQUEST = 499;

/** Counts a request that ended with an HTTP status after `seconds` seconds. */
export function countRequest(route: RouteName, code: number, seconds: number): void {
  meters()?.requests.inc({ route, code });
  meters()?.requestSeconds.observe({ route }, seconds);
}

/** Counts a problem document by its code. A code that is not in our list counts as `other`. */
export function countProblem(code: string): void {
  meters()?.problems.inc({ code: Object.hasOwn(PROBLEM_STATUS, code) ? code : "other" });
}

const startedSchema = z.object({
  request: z.instanceof(IncomingMessage),
  response: z.instanceof(ServerResponse),
  server: z.unknown(),
});

/**
 * Counts every further request to the servers of this process, except those to one server. Node itself reports the
 * requests, so this works the same under the launcher, `next start` and `next dev`.
 */
export function countRequestsExcept(except: Server): void {
  subscribe("http.server.request.start", (message) => {
    const { success, data } = startedSchema.safeParse(message);
    if (!success || data.server === except) return;
    const { request, response } = data;
    const begin = performance.now();
    // Next rewrites the URL of a request while it resolves the route, so the URL is read first.
    const { name } = routeOf(request.url ?? "");
    response.once("close", () => {
      const code = response.writableFinished ? response.statusCode : CLIENT_CLOSED_REQUEST;
      countRequest(name, code, (performance.now() - begin) / 1000);
    });
  });
}
