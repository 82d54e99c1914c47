import "server-only";
import { invalidRequest } from "@/lib/server/problem";
import type { PinnedFilters } from "@/lib/server/viewer";
import { type KnownScope, type QueryIssue, readIssues } from "@/lib/sessions/query/query-issues";
import { loadSessionSearchParams, type SessionFilters } from "@/lib/sessions/query/search-params";
import { LISTED_STATES, type ListedState } from "@/lib/sessions/session/session";
import { MAX_CURSOR_LENGTH } from "./cursor-room";
import { pinnedState } from "./pinned-filters";

/** The request of `GET /api/sessions`. */
export type SessionsRequest = {
  state: ListedState;
  /** The viewer's own filters. */
  filters: SessionFilters;
  /** The number of rows to return, 1 to 200. */
  limit: number;
  cursor: string | null;
  /** The pinned filters, which every row must match as well. */
  pinned: PinnedFilters | null;
};

const DEFAULT_LIMIT = 50;

/** Keys that only the API has and page URLs do not, each with its check: it returns the issue of a value. */
const OWN_KEYS: Record<string, (text: string) => string | null> = {
  state: stateIssue,
  limit: (text) => (readLimit(text) === null ? "a whole number from 1 to 200 is needed." : null),
  cursor: (text) =>
    text.length > MAX_CURSOR_LENGTH ? `longer than ${MAX_CURSOR_LENGTH} characters.` : null,
};

/**
 * Reads the query of `GET /api/sessions` about the `known` accounts. By default, `state` is active and `limit` is 50.
 * `tz` and `session` are only for display: they are checked like the other keys and have no effect. Throws the problem
 * `invalid-request`, which names every bad key, or `forbidden` if the pinned filters belong to another view.
 */
export function readSessionsRequest(
  search: URLSearchParams,
  known: KnownScope,
  pinned: PinnedFilters | null = null,
): SessionsRequest {
  const errors = [
    ...Object.keys(OWN_KEYS).flatMap((key) => ownIssues(key, search.getAll(key))),
    ...readIssues(search, known, Object.keys(OWN_KEYS)),
  ];
  if (errors.length > 0) throw invalidRequest(errors);
  const { tz: _tz, session: _session, ...filters } = loadSessionSearchParams(search);
  const state = LISTED_STATES.find((name) => name === search.get("state")) ?? "active";
  return {
    state: pinnedState(state, pinned, filters),
    filters,
    limit: readLimit(search.get("limit") ?? "") ?? DEFAULT_LIMIT,
    cursor: search.get("cursor"),
    pinned,
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
