import "server-only";
import type { Lock } from "@/lib/server/auth/viewer";
import { MAX_CURSOR_LENGTH } from "@/lib/server/listing/cursor-room";
import { lockedState } from "@/lib/server/lock/lock";
import { type KnownScope, type QueryFault, readFaults } from "@/lib/sessions/query-faults";
import { loadSessionSearchParams, type SessionFilters } from "@/lib/sessions/search-params";
import { LISTED_STATES, type ListedState } from "@/lib/sessions/session";
import { invalidRequest } from "./problem-error";

/** What `GET /api/sessions` was asked for. */
export type SessionsRequest = {
  state: ListedState;
  /** What the viewer asks for. */
  filters: SessionFilters;
  /** Rows wanted, 1 to 200. */
  limit: number;
  cursor: string | null;
  /** What every row has to be within besides, whatever is asked. */
  lock: Lock | null;
};

const DEFAULT_LIMIT = 50;

/** Keys of the API that are no part of a page's URL, and what is wrong with a value of theirs. */
const OWN_KEYS: Record<string, (text: string) => string | null> = {
  state: stateFault,
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
  lock: Lock | null = null,
): SessionsRequest {
  const errors = [
    ...Object.keys(OWN_KEYS).flatMap((key) => ownFaults(key, search.getAll(key))),
    ...readFaults(search, known, Object.keys(OWN_KEYS)),
  ];
  if (errors.length > 0) throw invalidRequest(errors);
  const { tz: _tz, session: _session, ...filters } = loadSessionSearchParams(search);
  const state = LISTED_STATES.find((name) => name === search.get("state")) ?? "active";
  return {
    state: lockedState(state, lock, filters),
    filters,
    limit: readLimit(search.get("limit") ?? "") ?? DEFAULT_LIMIT,
    cursor: search.get("cursor"),
    lock,
  };
}

function ownFaults(key: string, texts: string[]): QueryFault[] {
  const faults = texts.flatMap((text) => OWN_KEYS[key]?.(text) ?? []);
  if (texts.length > 1) faults.push("given more than once.");
  return faults.map((detail) => ({ key, detail }));
}

function stateFault(text: string): string | null {
  const isKnown = LISTED_STATES.some((state) => state === text);
  return isKnown ? null : "active, history or all is needed.";
}

function readLimit(text: string): number | null {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= 200 ? limit : null;
}
