"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { useFilterTo } from "@/components/filters/use-filter-to";
import { useSessionSearch } from "@/components/filters/use-session-search";
import { useCopy } from "@/components/ui/use-copy";
import { printInstant } from "@/lib/sessions/instant";
import type { CellSubject, OpenCellMenu } from "./cell-value";

const MenuPopover = lazy(async () => ({
  default: (await import("@/components/ui/menu-popover")).MenuPopover,
}));

const MINUTE = 60_000;

/** The menu of a value in the table: narrow the view to it, or copy it. One menu serves all cells. */
export function useCellMenu(zone: string): { openMenu: OpenCellMenu; menu: React.ReactNode } {
  const anchor = useRef<HTMLElement | null>(null);
  const [subject, setSubject] = useState<CellSubject | null>(null);
  const [, setSearch] = useSessionSearch();
  const filterTo = useFilterTo();
  const copy = useCopy();

  function entriesOf(of: CellSubject) {
    if (of.type === "time") {
      const ms = Date.parse(of.instant);
      const around = (minutes: number) => () =>
        setSearch({
          after: printInstant(ms - minutes * MINUTE),
          before: printInstant(ms + minutes * MINUTE),
          range: null,
        });
      return [
        { id: "15", label: "Started within ±15 minutes", onSelect: around(15) },
        { id: "60", label: "Started within ±1 hour", onSelect: around(60) },
        { id: "720", label: "Started within ±12 hours", onSelect: around(720) },
        {
          id: "copy",
          label: "Copy as ISO UTC",
          onSelect: () => copy(new Date(ms).toISOString(), "time"),
        },
      ];
    }
    const copyEntry = {
      id: "copy",
      label: of.type === "text" ? `Copy ${of.label}` : "Copy",
      onSelect: () => copy(of.value, of.type === "text" ? of.label : of.key),
    };
    if (of.type === "text") return [copyEntry];
    return [
      {
        id: "filter",
        label: "Filter to this",
        detail: of.label,
        onSelect: () => filterTo(of.key, of.value),
      },
      copyEntry,
    ];
  }

  return {
    openMenu: (element, next) => {
      anchor.current = element;
      setSubject(next);
    },
    menu: subject && (
      <Suspense>
        <MenuPopover
          key={zone}
          triggerRef={anchor}
          label="What to do with this value"
          entries={entriesOf(subject)}
          onClose={() => setSubject(null)}
        />
      </Suspense>
    ),
  };
}
