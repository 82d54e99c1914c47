/** Where people land whose way back is unknown, or not one of ours. */
const HOME = "/active";

/** The longest query that filters have (4096), with the zone and the open session that a page adds. */
const MAX_LENGTH = 4800;
/** An id of AWS has 96 characters, each of which may be written as an escape. */
const MAX_PAGE_LENGTH = 300;

/** The page of one session. */
const SESSION = /^\/sessions\/([^/]+)$/;

type Page = "/active" | "/history" | `/sessions/${string}`;
/** One of our own pages that somebody may have been looking at, with its query. */
export type ReturnPath = Page | `${Page}?${string}`;

/** Any origin would do: it shows where a browser would take the text. */
const ORIGIN = "https://sessionscope.invalid";

/**
 * The page to come back to after signing in, as path and query. The text comes from an address that anyone may have
 * written, so only a page of ours is taken, in the spelling of a URL parser: browsers read `//evil.test` and
 * `/\evil.test` as other sites, and drop tabs and line ends first.
 */
export function returnPath(text: string | null): ReturnPath {
  if (text === null || !/^\/[^/\\]/.test(text) || /[\p{Cc}\\]/u.test(text)) return HOME;
  if (!URL.canParse(text, ORIGIN)) return HOME;
  const { origin, pathname, search } = new URL(text, ORIGIN);
  const page = pageOf(pathname);
  if (origin !== ORIGIN || page === null || page.length > MAX_PAGE_LENGTH) return HOME;
  const path: ReturnPath = search === "" ? page : `${page}?${search.slice(1)}`;
  return path.length <= MAX_LENGTH ? path : HOME;
}

function pageOf(pathname: string): Page | null {
  if (pathname === "/active" || pathname === "/history") return pathname;
  const id = SESSION.exec(pathname)?.[1];
  return id === undefined ? null : `/sessions/${id}`;
}
