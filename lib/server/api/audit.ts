import "server-only";
import pino from "pino";
import { LINE_OPTIONS, STDOUT } from "@/lib/server/log/log-line";
import { requestContext } from "@/lib/server/request-context";
import {
  loadSessionSearchParams,
  MAX_QUERY_LENGTH,
  serializeSessionSearchParams,
} from "@/lib/sessions/query/search-params";
import { readSessionHint, sessionApiPath } from "@/lib/sessions/query/session-path";
import { LISTED_STATES } from "@/lib/sessions/session/session";

/** A request for sessions: the route, and the query as text that is equal for equal queries. */
export type ReadRequest = { route: string; query: string; continued: boolean };

/** How far the request got: which sources were asked, how many sessions were shown, and whether they were stale. */
export type ReadTrail = {
  sources: readonly { account: string; region: string }[];
  rows: number;
  /** Whether any source answered from its cache after a failure. */
  stale: boolean;
};

/** How it ended: `ok`, the code of its problem, `client-closed`, or `server-closed` for a stream cut by shutdown. */
export type ReadEnd = { code: string; durationMs: number };

/** Longer than any session's id; such a request is refused. */
const MAX_ID_LENGTH = 100;

// The audit is independent of the log level. Nothing is redacted, because that doubles the cost of a line, and every
// member is listed below.
const auditLog = pino({ ...LINE_OPTIONS, base: { audit: "read" }, level: "info" }, STDOUT);

/**
 * Writes the audit line of one read: the viewer, the sessions they asked for, and the result. A cursor is left out,
 * since it is opaque and adds nothing to the query. A portal's viewer has `kid` and `locked`: the key of the token, so
 * that after a leak its reads can be found, and the pinned filters, which limit what was shown.
 */
export function auditRead(request: ReadRequest, trail: ReadTrail, end: ReadEnd): void {
  const { route, query, continued } = request;
  const { sources, rows, stale } = trail;
  const { viewer = null, kid = null, locked = null } = requestContext() ?? {};
  const named = sources.map(({ account, region }) => ({ account, region }));
  auditLog.info({
    viewer,
    ...(kid !== null && { kid }),
    route,
    query,
    ...(locked !== null && { locked }),
    ...(continued && { continued }),
    sources: named,
    rows,
    stale,
    durationMs: Math.round(end.durationMs * 10) / 10,
    code: end.code,
  });
}

/** A read of `GET /api/sessions`. Keys outside the grammar are left out: such a request is refused. */
export function listRead(search: URLSearchParams): ReadRequest {
  const { tz: _tz, session: _session, ...filters } = loadSessionSearchParams(search);
  const state = LISTED_STATES.find((known) => known === (search.get("state") ?? "active"));
  const texts = [state && `state=${state}`, serializeSessionSearchParams(filters).slice(1)];
  return {
    route: "/api/sessions",
    query: texts.filter(Boolean).join("&").slice(0, MAX_QUERY_LENGTH),
    continued: search.has("cursor"),
  };
}

/** A read of `GET /api/sessions/<id>`. */
export function sessionRead(id: string, search: URLSearchParams): ReadRequest {
  // By characters: half a surrogate pair cannot be encoded.
  const shortened = [...id].slice(0, MAX_ID_LENGTH).join("");
  const path = sessionApiPath(shortened, readSessionHint(search));
  const query = path.slice("/api/sessions/".length).replace("?", "&").slice(0, MAX_QUERY_LENGTH);
  return {
    route: "/api/sessions/<id>",
    query: `sessionId=${query}`,
    continued: search.has("cursor"),
  };
}
