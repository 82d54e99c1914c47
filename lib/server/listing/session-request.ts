import "server-only";
import { invalidRequest } from "@/lib/server/problem";
import type { KnownScope, QueryIssue } from "@/lib/sessions/query/query-issues";
import { parseSessionId } from "@/lib/sessions/query/search-params";
import {
  readSessionHint,
  type SessionHint,
  sessionHintIssues,
} from "@/lib/sessions/query/session-path";

/** The request of `GET /api/sessions/<id>`. */
export type SessionRequest = SessionHint & { id: string };

/** Reads this request. Throws the problem `invalid-request`, which names every bad part. */
export function readSessionRequest(
  id: string,
  search: URLSearchParams,
  known: KnownScope,
): SessionRequest {
  const errors = [...idIssues(id), ...sessionHintIssues(search, known)];
  if (errors.length > 0) throw invalidRequest(errors);
  return { ...readSessionHint(search), id };
}

function idIssues(id: string): QueryIssue[] {
  if (parseSessionId(id) !== null && !/\p{Cc}/u.test(id)) return [];
  const detail = "a session id has 1 to 96 characters, and no control characters.";
  return [{ key: "id", detail }];
}
