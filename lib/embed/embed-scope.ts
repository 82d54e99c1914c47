import { array, type infer as Infer, object, enum as oneOf, optional, string } from "zod/mini";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { filtersOf, loadSessionSearchParams } from "@/lib/sessions/query/search-params";

/** What a viewer may see, and what a portal has fixed: the answer of `GET /api/accounts`. */
export const embedScopeSchema = object({
  accounts: array(object({ id: string(), name: string(), regions: array(string()) })),
  locked: optional(object({ by: string(), view: oneOf(["active", "history"]), query: string() })),
});
export type EmbedScope = Infer<typeof embedScopeSchema>;

/** The filters that a portal has fixed, and the portal's name. */
export type PinnedFiltersProvider = { by: string; filters: SessionFilters };

/** Reads what is locked. The server applies it, whatever is understood here. */
export function pinnedFiltersFrom({ locked }: EmbedScope): PinnedFiltersProvider | null {
  if (!locked) return null;
  const filters = filtersOf(loadSessionSearchParams(new URLSearchParams(locked.query)));
  return { by: locked.by, filters };
}

/**
 * The filters of a view together with those that are locked in it, as nearly as one link can say both: a key that
 * the viewer has narrowed further keeps the viewer's values.
 */
export function withPinned(
  own: SessionFilters,
  locked: PinnedFiltersProvider | null,
): SessionFilters {
  if (locked === null) return own;
  const { after, before, range, time } = locked.filters;
  const hasTime = own.after !== null || own.before !== null || own.range !== null;
  const filled = Object.entries(locked.filters).flatMap(([key, value]) => {
    const ours = Object.entries(own).find(([name]) => name === key)?.[1];
    return Array.isArray(value) && Array.isArray(ours) && ours.length === 0 ? [[key, value]] : [];
  });
  return { ...own, ...Object.fromEntries(filled), ...(!hasTime && { after, before, range, time }) };
}
