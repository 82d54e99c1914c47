import { createLoader, createSerializer } from "nuqs/server";
import { linkSafe } from "@/lib/link-safe";
import type { Session } from "@/lib/sessions/session/session";
import { parseInstant } from "@/lib/sessions/time/instant";
import { type KnownScope, type QueryIssue, readIssues } from "./query-issues";
import { isScopeKey } from "./scope-keys";
import { MAX_QUERY_LENGTH, MAX_VALUES, sessionSearchParams } from "./search-params";

const { account, region, after: started, tz } = sessionSearchParams;

/** The parameters of the link of one session, in the order in which they are written. */
const sessionLinkParams = { account, region, started, tz };
const serializeLink = createSerializer(sessionLinkParams);
/** Writes the parameters of a link; those without a value are left out. */
function serialize(values: Partial<SessionHint & { tz: string | null }>): string {
  return linkSafe(serializeLink(values));
}
const load = createLoader(sessionLinkParams);

/** The sources to search for a session (no names: all) and its start, as far as a link knows them. */
export type SessionHint = { account: string[]; region: string[]; started: string | null };

/** No hint: search everywhere. */
export const NO_HINT: SessionHint = { account: [], region: [], started: null };

type Known = Pick<Session, "id" | "account" | "region" | "startedAt">;

/** The address of a session's own page, in the two parts that Next's `Link` takes. */
export function sessionAddress(
  session: Known,
  zone: string | null,
): { pathname: string; search: string } {
  return {
    pathname: `/sessions/${idSegment(session.id)}`,
    search: serialize({
      account: [session.account],
      region: [session.region],
      started: session.startedAt && parseInstant(session.startedAt),
      tz: zone,
    }),
  };
}

/**
 * The path of a session's own page. It names the source, which avoids asking every account, and the start, so that
 * the page can distinguish a session that AWS has forgotten from one that never existed.
 */
export function sessionPath(session: Known, zone: string | null): string {
  const { pathname, search } = sessionAddress(session, zone);
  return `${pathname}${search}`;
}

/** The address of the page that searches for an id everywhere. */
export function unscopedAddress(id: string, hint: SessionHint, zone: string | null) {
  return {
    pathname: `/sessions/${idSegment(id)}`,
    search: serialize({ started: hint.started, tz: zone }),
  };
}

/** The API's address of one session, or of the rest of a search for it. */
export function sessionApiPath(
  id: string,
  hint: SessionHint,
  cursor: string | null = null,
): string {
  const path = `/api/sessions/${idSegment(id)}${serialize(hint)}`;
  if (cursor === null) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ cursor })}`;
}

/** An id as the last segment of a path. */
function idSegment(id: string): string {
  return linkSafe(encodeURIComponent(id));
}

/** The id in the path of a page. Next leaves it percent-encoded there, but not in a route handler. */
export function sessionIdOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Reads the link of a session. Unusable values, and accounts and regions that are not `known`, are ignored. */
export function readSessionHint(search: URLSearchParams, known: KnownScope = null): SessionHint {
  const { tz: _tz, ...hint } = load(search);
  if (known === null) return hint;
  return {
    ...hint,
    account: hint.account.filter((id) => known.account.includes(id)),
    region: hint.region.filter((name) => known.region.includes(name)),
  };
}

/** Everything in the query of a session's link that cannot be used. `tz` is for display only, so any value is accepted. */
export function sessionHintIssues(search: URLSearchParams, known: KnownScope = null): QueryIssue[] {
  if (search.size > MAX_VALUES || search.toString().length > MAX_QUERY_LENGTH) {
    return [{ key: "", detail: "the query is longer than the link of any session." }];
  }
  const scope = new URLSearchParams([...search].filter(([key]) => isScopeKey(key)));
  const unknown = [...new Set(search.keys())].filter(
    (key) => !Object.hasOwn(sessionLinkParams, key),
  );
  const keys = Object.keys(sessionLinkParams).join(", ");
  return [
    ...readIssues(scope, known),
    ...startedIssues(search.getAll("started")),
    ...unknown.map((key) => ({ key, detail: `there is no such key. The keys are ${keys}.` })),
  ];
}

function startedIssues(texts: string[]): QueryIssue[] {
  const issues = texts
    .filter((text) => parseInstant(text) === null)
    .map((text) => `“${text.slice(0, 60)}” is not an instant such as 2026-11-23T14:32:00Z.`);
  if (texts.length > 1) issues.push("given more than once. The first one counts.");
  return issues.map((detail) => ({ key: "started", detail }));
}
