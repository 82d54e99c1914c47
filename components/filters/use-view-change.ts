"use client";

import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import {
  NO_FILTERS,
  type SessionFilters,
  serializeSessionSearchParams,
} from "@/lib/sessions/search-params";
import type { ListedState } from "@/lib/sessions/session";
import { useSessionSearch } from "./use-session-search";

/** Shows another view altogether: a list, which may be under the other tab, with filters of its own. */
export function useViewChange(): (state: ListedState, filters: Partial<SessionFilters>) => void {
  const router = useRouter();
  const pathname = usePathname();
  const [{ tz }, setSearch] = useSessionSearch();
  return (state, filters) => {
    // Commands of both lists that end at a moment list what was running then: that is how we write them.
    const isBoth = state === "all" && filters.before != null;
    const view = { ...NO_FILTERS, ...filters, ...(isBoth && { time: "running" as const }) };
    const path = state === "active" ? "/active" : "/history";
    if (path === pathname) setSearch(view);
    else router.push(toRoute(path, serializeSessionSearchParams({ ...view, tz })));
  };
}

/** Next's types know `/history`, but no query strings. */
function toRoute(path: "/active" | "/history", query: string): Route {
  return query === "" ? path : `${path}?${query.slice(1)}`;
}
