import "server-only";
import type { KnownScope, QueryFault } from "@/lib/sessions/query-faults";
import { parseSessionId } from "@/lib/sessions/search-params";
import { readSessionHint, type SessionHint, sessionHintFaults } from "@/lib/sessions/session-path";
import { invalidRequest } from "./problem-error";

/** What `GET /api/sessions/<id>` was asked for. */
export type SessionRequest = SessionHint & { id: string };

/** Reads such a request. Throws the problem `invalid-request`, which names every bad part. */
export function readSessionRequest(
  id: string,
  search: URLSearchParams,
  known: KnownScope,
): SessionRequest {
  const errors = [...idFaults(id), ...sessionHintFaults(search, known)];
  if (errors.length > 0) throw invalidRequest(errors);
  return { ...readSessionHint(search), id };
}

function idFaults(id: string): QueryFault[] {
  if (parseSessionId(id) !== null && !/\p{Cc}/u.test(id)) return [];
  const detail = "a session id has 1 to 96 characters, and no control characters.";
  return [{ key: "id", detail }];
}
