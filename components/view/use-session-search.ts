"use client";

import { useQueryStates } from "nuqs";
import {
  type SessionSearch,
  sessionSearchParams,
  settle,
} from "@/lib/sessions/query/search-params";
import { usableSearch } from "@/lib/sessions/query/usable-query";
import { useFrame } from "./frame";
import { useKnownAccounts } from "./known-accounts";

/** A change of the URL's keys; null removes a key. */
export type SearchChange = { [Key in keyof SessionSearch]?: SessionSearch[Key] | null };

/**
 * The usable part of the URL's query, and a function to change it. By default a change adds an entry to the browser's
 * history, so that Back undoes it; `replace` is for changes that nobody needs to undo. An embed always replaces,
 * because the history belongs to the portal.
 */
export function useSessionSearch(): [
  SessionSearch,
  (change: SearchChange, history?: "push" | "replace") => void,
] {
  const [search, setSearch] = useQueryStates(sessionSearchParams);
  const accounts = useKnownAccounts();
  const isEmbedded = useFrame() !== null;
  return [
    usableSearch(settle(search), accounts),
    (change, history = "push") => {
      void setSearch(change, { history: isEmbedded ? "replace" : history });
    },
  ];
}
