"use client";

import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { announce } from "@/components/ui/announcer";
import { framedQuery } from "@/lib/embed/framed-query";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import type { ListedState } from "@/lib/sessions/session/session";
import { useFrame } from "./frame";
import { useSessionSearch } from "./use-session-search";

/** Replaces the view: shows a list, possibly under the other tab, with a new set of filters. */
export function useViewChange(): (state: ListedState, filters: Partial<SessionFilters>) => void {
  const router = useRouter();
  const pathname = usePathname();
  const frame = useFrame();
  const [{ tz }, setSearch] = useSessionSearch();
  return (state, filters) => {
    // A CLI command for both lists with an end time lists the sessions that were open then: cli-command.ts writes it so.
    const isBoth = state === "all" && filters.before != null;
    const view = { ...NO_FILTERS, ...filters, ...(isBoth && { time: "running" as const }) };
    const path = state === "active" ? "/active" : "/history";
    if (pathname.endsWith(path)) return setSearch(view);
    if (frame?.isByToken) return announce("This portal allows only this view");
    const query = framedQuery({ ...view, tz }, frame?.display ?? null);
    if (frame === null) return router.push(toRoute(path, query));
    router.replace(toRoute(`/embed${path}`, query));
  };
}

/** Next's types know `/history`, but not with a query string. */
function toRoute(path: `${"/embed" | ""}${"/active" | "/history"}`, query: string): Route {
  return query === "" ? path : `${path}?${query.slice(1)}`;
}
