/** The page for people whose return path is unknown, or not one of ours. */
const HOME = "/active";

/** The longest query of filters (4096), with the zone and the open session that a page adds. */
const MAX_LENGTH = 4800;
/** An id of AWS has up to 96 characters, and each may be percent-encoded. */
const MAX_PAGE_LENGTH = 300;

/** The page of one session. */
const SESSION = /^\/sessions\/([^/]+)$/;

type Page = "/active" | "/history" | `/sessions/${string}`;
/** One of our own pages, with its query. */
export type ReturnPath = Page | `${Page}?${string}`;

/** Any origin works: it shows where a browser would go with the text. */
const ORIGIN = "https://sessionscope.invalid";

/**
 * The page to come back to after signing in, as path and query. The text comes from a URL that anybody can write, so
 * only our own pages are accepted, in the spelling of a URL parser: browsers read `//evil.test` and `/\evil.test` as
 * other sites, and first remove tabs and line ends.
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
