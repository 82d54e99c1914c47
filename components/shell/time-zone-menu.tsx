"use client";

import { ChevronDown } from "lucide-react";
import { MenuButton } from "@/components/ui/menu-button";
import { useTimeZone } from "@/components/view/time-zone-preference";

/** Chooses between UTC and the browser's zone. It also offers the zone that a link has named. */
export function TimeZoneMenu() {
  const { tz, zone, hasLocalZone, setTimeZone } = useTimeZone();
  const isNamed = tz !== "utc" && tz !== "local";
  const choices = [
    { id: "utc", label: "UTC" },
    {
      id: "local",
      label: "Local time",
      ...(!hasLocalZone && {
        detail: "This browser names no known time zone, so times are in UTC",
      }),
    },
    ...(isNamed ? [{ id: tz, label: tz }] : []),
  ];
  return (
    <MenuButton
      variant="ghost"
      aria-label={`Time zone: ${zone}`}
      menuLabel="Time zone"
      placement="bottom end"
      entries={choices.map((choice) => ({
        ...choice,
        isChosen: choice.id === tz,
        onSelect: () => setTimeZone(choice.id),
      }))}
    >
      <span className="max-w-36 truncate max-sm:max-w-10">{tz === "utc" ? "UTC" : zone}</span>
      <ChevronDown aria-hidden="true" className="size-3.5" />
    </MenuButton>
  );
}
