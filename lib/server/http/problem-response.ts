import "server-only";
import type { Problem } from "@/lib/problem";
import { ConfigError } from "@/lib/server/config/config";
import { logError } from "@/lib/server/log/log";
import { countProblem } from "@/lib/server/metrics/request-counts";
import { makeProblem, ProblemError } from "@/lib/server/problem";
import { NEVER_KEPT } from "./security-headers";

/** The headers of an answer of the API. */
export const NO_STORE = { "Cache-Control": NEVER_KEPT } as const;

/** Answers with a problem document (RFC 9457). */
export function problemResponse(problem: Problem): Response {
  countProblem(problem.code);
  const headers = new Headers({ ...NO_STORE, "Content-Type": "application/problem+json" });
  if (problem.retryAfterSeconds !== undefined) {
    headers.set("Retry-After", String(problem.retryAfterSeconds));
  }
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/** The problem of any thrown value. An unexpected error is logged, and only its request id is shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const requestId = logError(error);
  const detail =
    error instanceof ConfigError
      ? "Sessionscope is not configured correctly. Start it with npm start, which lists every issue. The server's log has them too."
      : "Something in Sessionscope went wrong. The server's log has the details under this request id.";
  return makeProblem("internal", detail, { requestId });
}
