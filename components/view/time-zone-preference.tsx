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
 * The zone to print times in: `tz` as it was chosen (`utc`, `local`, IANA), and the IANA zone that it means in this browser.
 * The server does not know the browser's zone, so `local` is UTC until the page is hydrated. `linkZone` is the `tz` of a
 * copied link: it names the zone, because `local` would show other times to another person; null for UTC, the default.
 * The address names the local zone too, so that it can be copied. `hasLocalZone` is false if the browser names no usable
 * zone of its own; then `local` stays UTC.
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
  const named = search.tz ?? preferred;
  const zone = ianaZone(named, localZone);
  const tz = preferred === "local" && zone === localZone ? "local" : named;
  return {
    tz,
    zone,
    linkZone: addressZone(zone),
    hasLocalZone: localZone !== null,
    setTimeZone: (chosen) => {
      storePreference("tz", chosen);
      setPreferred(chosen);
      const isUnknown = chosen === "local" && localZone === null;
      setSearch({ tz: isUnknown ? chosen : addressZone(ianaZone(chosen, localZone)) }, "replace");
    },
  };
}

/** An IANA zone as an address writes it: the default is left out. */
function addressZone(zone: string): string | null {
  return zone === "UTC" ? null : zone;
}

function neverChanges() {
  return () => {};
}
