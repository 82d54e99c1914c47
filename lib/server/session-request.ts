import "server-only";
import type { KnownScope, QueryFault } from "@/lib/sessions/query-faults";
import { parseSessionId } from "@/lib/sessions/search-params";
import { readSessionHint, type SessionHint, sessionHintFaults } from "@/lib/sessions/session-path";
import { makeProblem, ProblemError } from "./problem-error";

/** What `GET /api/sessions/<id>` was asked for. */
export type SessionRequest = SessionHint & { id: string };

/** Reads such a request. Throws the problem `invalid-request`, which names every bad part. */
export function readSessionRequest(
  id: string,
  search: URLSearchParams,
  known: KnownScope,
): SessionRequest {
  const errors = [...idFaults(id), ...sessionHintFaults(search, known)];
  if (errors.length > 0) {
    const keys = [...new Set(errors.map(({ key }) => key || "the query as a whole"))].join(", ");
    const detail = `These parts cannot be used: ${keys}. Correct them or leave them out.`;
    throw new ProblemError(makeProblem("invalid-request", detail, { errors }));
  }
  return { ...readSessionHint(search), id };
}

function idFaults(id: string): QueryFault[] {
  if (parseSessionId(id) !== null && !/\p{Cc}/u.test(id)) return [];
  const detail = "a session id has 1 to 96 characters, and no control characters.";
  return [{ key: "id", detail }];
}
