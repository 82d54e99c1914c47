import "server-only";
import { invalidRequest } from "@/lib/server/problem";
import type { PinnedFilters } from "@/lib/server/viewer";
import { type KnownScope, type QueryIssue, readIssues } from "@/lib/sessions/query/query-issues";
import { loadSessionSearchParams, type SessionFilters } from "@/lib/sessions/query/search-params";
import { LISTED_STATES, type ListedState } from "@/lib/sessions/session/session";
import { MAX_CURSOR_LENGTH } from "./cursor-room";
import { pinnedState } from "./pinned-filters";

/** What `GET /api/sessions` was asked for. */
export type SessionsRequest = {
  state: ListedState;
  /** What the viewer asks for. */
  filters: SessionFilters;
  /** Rows wanted, 1 to 200. */
  limit: number;
  cursor: string | null;
  /** What every row has to be within besides, whatever is asked. */
  lock: PinnedFilters | null;
};

const DEFAULT_LIMIT = 50;

/** Keys of the API that are no part of a page's URL, and what is wrong with a value of theirs. */
const OWN_KEYS: Record<string, (text: string) => string | null> = {
  state: stateIssue,
  limit: (text) => (readLimit(text) === null ? "a whole number from 1 to 200 is needed." : null),
  cursor: (text) =>
    text.length > MAX_CURSOR_LENGTH ? `longer than ${MAX_CURSOR_LENGTH} characters.` : null,
};

/**
 * Reads the query of `GET /api/sessions` about the `known` accounts; `state` is active by default, `limit` 50. `tz` and `session` are
 * display only: they are checked like the rest, and have no effect.
 * Throws the problem `invalid-request`, which names every bad key, or `forbidden` if the `lock` is on another view.
 */
export function readSessionsRequest(
  search: URLSearchParams,
  known: KnownScope,
  lock: PinnedFilters | null = null,
): SessionsRequest {
  const errors = [
    ...Object.keys(OWN_KEYS).flatMap((key) => ownIssues(key, search.getAll(key))),
    ...readIssues(search, known, Object.keys(OWN_KEYS)),
  ];
  if (errors.length > 0) throw invalidRequest(errors);
  const { tz: _tz, session: _session, ...filters } = loadSessionSearchParams(search);
  const state = LISTED_STATES.find((name) => name === search.get("state")) ?? "active";
  return {
    state: pinnedState(state, lock, filters),
    filters,
    limit: readLimit(search.get("limit") ?? "") ?? DEFAULT_LIMIT,
    cursor: search.get("cursor"),
    lock,
  };
}

function ownIssues(key: string, texts: string[]): QueryIssue[] {
  const issues = texts.flatMap((text) => OWN_KEYS[key]?.(text) ?? []);
  if (texts.length > 1) issues.push("given more than once.");
  return issues.map((detail) => ({ key, detail }));
}

function stateIssue(text: string): string | null {
  const isKnown = LISTED_STATES.some((state) => state === text);
  return isKnown ? null : "active, history or all is needed.";
}

function readLimit(text: string): number | null {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= 200 ? limit : null;
}
