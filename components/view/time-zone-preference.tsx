"use client";

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import { storePreference } from "@/components/browser/preferences";
import { browserZone } from "@/components/browser/zone";
import { ianaZone } from "@/lib/sessions/time/time-zone";
import { useSessionSearch } from "./use-session-search";

const Preference = createContext<[string, (tz: string) => void]>(["utc", () => {}]);

/** Remembers the zone that the user chose last. The `tz` of a link takes precedence. */
export function TimeZonePreference({
  initial,
  children,
}: {
  initial: string;
  children: ReactNode;
}) {
  const state = useState(initial);
  return <Preference.Provider value={state}>{children}</Preference.Provider>;
}

/**
 * The zone to print times in: `tz` as the URL writes it (`utc`, `local`, IANA), and the IANA zone that it means in this
 * browser. The server does not know the browser's zone, so `local` is UTC until the page is hydrated. `linkZone` is the `tz`
 * of a copied link: it names the zone, because `local` would show other times to another person; null for UTC.
 * `hasLocalZone` is false if the browser names no usable zone of its own; then `local` stays UTC.
 */
export function useTimeZone(): {
  tz: string;
  zone: string;
  linkZone: string | null;
  hasLocalZone: boolean;
  setTimeZone: (tz: string) => void;
} {
  const [search, setSearch] = useSessionSearch();
  const [preferred, setPreferred] = useContext(Preference);
  const localZone = useSyncExternalStore(neverChanges, browserZone, () => "UTC");
  const tz = search.tz ?? preferred;
  const zone = ianaZone(tz, localZone);
  return {
    tz,
    zone,
    linkZone: zone === "UTC" ? null : zone,
    hasLocalZone: localZone !== null,
    setTimeZone: (chosen) => {
      storePreference("tz", chosen);
      setPreferred(chosen);
      setSearch({ tz: chosen === "utc" ? null : chosen }, "replace");
    },
  };
}

function neverChanges() {
  return () => {};
}
