import "server-only";
import type { PinnedFilters } from "@/lib/server/viewer";
import { readIssues } from "@/lib/sessions/query/query-issues";
import { filtersOf, loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import type { EmbedClaims } from "./embed-claims";

/** Keys of the grammar that only say how something is shown. */
const DISPLAY = ["tz", "session"];

/**
 * What a token has fixed, in the grammar of URLs; null if any of it cannot be read, or would not count: a page forgives
 * that, but a lock that does not hold opens what it should have closed.
 */
export function readPinnedFilters({ iss, view, locked }: EmbedClaims): PinnedFilters | null {
  const search = new URLSearchParams(
    Object.entries(locked).flatMap(([key, values]) =>
      [values].flat().map((value): [string, string] => [key, value]),
    ),
  );
  const isDisplay = DISPLAY.some((key) => search.has(key));
  if (isDisplay || readIssues(search).length > 0) return null;
  // Of an instant and a range the instant counts, and `running` is of a window.
  const hasInstant = search.has("after") || search.has("before");
  if (hasInstant && search.has("range")) return null;
  if (search.has("time") && !hasInstant && !search.has("range")) return null;
  return { by: iss, view, filters: filtersOf(loadSessionSearchParams(search)) };
}
