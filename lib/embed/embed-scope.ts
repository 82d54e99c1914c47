import { array, type infer as Infer, object, enum as oneOf, optional, string } from "zod/mini";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { filtersOf, loadSessionSearchParams } from "@/lib/sessions/query/search-params";

/** The accounts that a viewer may see, and what a portal has pinned: the answer of `GET /api/accounts`. */
export const embedScopeSchema = object({
  accounts: array(object({ id: string(), name: string(), regions: array(string()) })),
  locked: optional(object({ by: string(), view: oneOf(["active", "history"]), query: string() })),
});
export type EmbedScope = Infer<typeof embedScopeSchema>;

/** The filters that a portal has pinned, and the portal's name. */
export type PinnedView = { by: string; filters: SessionFilters };

/** Reads the pinned filters. The server applies them, independently of this reading. */
export function pinnedFiltersFrom({ locked }: EmbedScope): PinnedView | null {
  if (!locked) return null;
  const filters = filtersOf(loadSessionSearchParams(new URLSearchParams(locked.query)));
  return { by: locked.by, filters };
}

/**
 * The filters of a view combined with the pinned ones, as far as one link can express both: a key that the viewer has
 * filtered further keeps the viewer's values.
 */
export function withPinned(own: SessionFilters, pinned: PinnedView | null): SessionFilters {
  if (pinned === null) return own;
  const { after, before, range, time } = pinned.filters;
  const hasTime = own.after !== null || own.before !== null || own.range !== null;
  const filled = Object.entries(pinned.filters).flatMap(([key, value]) => {
    const ours = Object.entries(own).find(([name]) => name === key)?.[1];
    return Array.isArray(value) && Array.isArray(ours) && ours.length === 0 ? [[key, value]] : [];
  });
  return { ...own, ...Object.fromEntries(filled), ...(!hasTime && { after, before, range, time }) };
}
