import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { type ReactNode, useSyncExternalStore } from "react";
import { canonicalQuery } from "@/lib/sessions/query/search-params";

const listeners = new Set<() => void>();

function notify() {
  for (const listener of listeners) listener();
}

// Next's router does the same, so that a change of the address by `history` alone reaches the hooks.
for (const method of ["pushState", "replaceState"] as const) {
  const original = history[method].bind(history);
  history[method] = (...args) => {
    original(...args);
    notify();
  };
}
addEventListener("popstate", notify);

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const router: AppRouterInstance = {
  push: (href) => history.pushState(null, "", href),
  replace: (href) => history.replaceState(null, "", href),
  back: () => history.back(),
  forward: () => history.forward(),
  refresh: () => undefined,
  prefetch: () => undefined,
  bfcacheId: "",
};

/** Gives Next's own hooks and links the address of this window, as Next's router does. */
export function TestRouter({ children }: { children: ReactNode }) {
  const pathname = useSyncExternalStore(subscribe, () => location.pathname);
  const search = useAddressSearch();
  return (
    <AppRouterContext value={router}>
      <PathnameContext value={pathname}>
        <SearchParamsContext value={new URLSearchParams(search)}>{children}</SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>
  );
}

/** Reads the query of this window's address for nuqs and writes it back, at once and as a step of the history. */
export function AddressSearch({ children }: { children: ReactNode }) {
  return (
    <NuqsTestingAdapter
      hasMemory
      searchParams={useAddressSearch()}
      processUrlSearchParams={canonicalQuery}
      onUrlUpdate={({ queryString, options }) => {
        const address = `${location.pathname}${queryString}`;
        if (options.history === "push") history.pushState(null, "", address);
        else history.replaceState(null, "", address);
      }}
    >
      {children}
    </NuqsTestingAdapter>
  );
}

function useAddressSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}
