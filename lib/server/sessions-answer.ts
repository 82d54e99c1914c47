import "server-only";
import type { SessionsPage } from "@/lib/sessions/sessions-page";
import { readSessions } from "./read-sessions";
import { readSessionsRequest } from "./sessions-request";
import { ambientSource } from "./source";

/** A browser gives up at about 30 s, and three attempts of 5 s each may be on their way. */
const DEADLINE_MS = 15_000;

/** The answer of `GET /api/sessions` to a query. Throws a `ProblemError`, or what nobody expected. */
export async function sessionsAnswer(
  search: URLSearchParams,
  signal: AbortSignal,
): Promise<SessionsPage> {
  const request = readSessionsRequest(search);
  return await readSessions(request, await ambientSource(), {
    clock: Date.now,
    signal,
    deadline: AbortSignal.timeout(DEADLINE_MS),
  });
}
