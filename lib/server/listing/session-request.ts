import "server-only";
import { invalidRequest } from "@/lib/server/problem";
import type { KnownScope, QueryIssue } from "@/lib/sessions/query/query-issues";
import { parseSessionId } from "@/lib/sessions/query/search-params";
import {
  readSessionHint,
  type SessionHint,
  sessionHintIssues,
} from "@/lib/sessions/query/session-path";
import { MAX_CURSOR_LENGTH } from "./cursor-room";

/** The request of `GET /api/sessions/<id>`. */
export type SessionRequest = SessionHint & {
  id: string;
  /** From the answer before, if that one did not search everything. */
  cursor?: string | null;
};

/** Reads this request. Throws the problem `invalid-request`, which names every bad part. */
export function readSessionRequest(
  id: string,
  search: URLSearchParams,
  known: KnownScope,
): SessionRequest {
  const [cursor = null, ...more] = search.getAll("cursor");
  const link = new URLSearchParams([...search].filter(([key]) => key !== "cursor"));
  const errors = [...idIssues(id), ...sessionHintIssues(link, known)];
  if (more.length > 0) errors.push({ key: "cursor", detail: "given more than once." });
  if (cursor !== null && cursor.length > MAX_CURSOR_LENGTH) {
    errors.push({ key: "cursor", detail: `longer than ${MAX_CURSOR_LENGTH} characters.` });
  }
  if (errors.length > 0) throw invalidRequest(errors);
  return { ...readSessionHint(search), id, ...(cursor !== null && { cursor }) };
}

function idIssues(id: string): QueryIssue[] {
  if (parseSessionId(id) !== null && !/\p{Cc}/u.test(id)) return [];
  const detail = "a session id has 1 to 96 characters, and no control characters.";
  return [{ key: "id", detail }];
}
