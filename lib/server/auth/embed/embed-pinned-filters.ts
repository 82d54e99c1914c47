import "server-only";
import type { PinnedFilters } from "@/lib/server/viewer";
import { isUndocumented } from "@/lib/sessions/query/field-value";
import { isFilterKey } from "@/lib/sessions/query/fields";
import { readFilterValue } from "@/lib/sessions/query/filter-value";
import { readIssues } from "@/lib/sessions/query/query-issues";
import { filtersOf, loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import type { EmbedClaims } from "./embed-claims";

/** Keys of the grammar that only affect display. */
const DISPLAY = ["tz", "session"];

/**
 * The pinned filters of a token, in the grammar of URLs; null if any of them cannot be read, or would have no effect. A
 * page ignores such a value with a notice, but a pinned filter without effect would open what it should have closed.
 */
export function readPinnedFilters({ iss, view, locked }: EmbedClaims): PinnedFilters | null {
  const search = new URLSearchParams(
    Object.entries(locked).flatMap(([key, values]) =>
      [values].flat().map((value): [string, string] => [key, value]),
    ),
  );
  const isDisplay = DISPLAY.some((key) => search.has(key));
  if (isDisplay || readIssues(search).length > 0) return null;
  if ([...search].some(([key, text]) => isMisspelt(key, text))) return null;
  // An instant wins over a range, and `running` needs a window.
  const hasInstant = search.has("after") || search.has("before");
  if (hasInstant && search.has("range")) return null;
  if (search.has("time") && !hasInstant && !search.has("range")) return null;
  return { by: iss, view, filters: filtersOf(loadSessionSearchParams(search)) };
}

/** Whether AWS does not document a value. A program writes a token, so this is a mistake rather than a new value. */
function isMisspelt(key: string, text: string): boolean {
  const reading = readFilterValue(text);
  return isFilterKey(key) && "value" in reading && isUndocumented(key, reading);
}
