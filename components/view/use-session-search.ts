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

/** A change of the URL's keys; null takes a key out. */
export type SearchChange = { [Key in keyof SessionSearch]?: SessionSearch[Key] | null };

/**
 * What the URL says, as far as it can be used, and how to change it. A change is a step of the browser's
 * history, so that Back undoes it; `replace` is for what nobody wants to step back through. In an embed the history
 * is the portal's, which decides what is a step of it.
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
