"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { useCopy } from "@/components/ui/use-copy";
import { useActiveOnly } from "@/components/view/frame";
import { useFilterTo } from "@/components/view/use-filter-to";
import { useSessionSearch } from "@/components/view/use-session-search";
import { useViewChange } from "@/components/view/use-view-change";
import { isFilterKey } from "@/lib/sessions/query/fields";
import { filtersOf } from "@/lib/sessions/query/search-params";
import { printInstant } from "@/lib/sessions/time/instant";
import type { CellSubject } from "./cell-value";

const MenuPopover = lazy(async () => ({
  default: (await import("@/components/ui/menu-popover")).MenuPopover,
}));

const SECOND = 1000;
const MINUTE = 60_000;

type Opened = { subject: CellSubject; onOpen: () => void };

/** The menu of a value in the table: filters the view by the value, or copies it. All cells share one menu. */
export function useCellMenu(zone: string): {
  openMenu: (anchor: HTMLElement, subject: CellSubject, onOpen: () => void) => void;
  menu: React.ReactNode;
} {
  const anchor = useRef<HTMLElement | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [search, setSearch] = useSessionSearch();
  const changeView = useViewChange();
  const { filterTo, exclude } = useFilterTo();
  const copy = useCopy();
  const isActiveOnly = useActiveOnly();

  function timeEntries(ms: number) {
    const around = (minutes: number) => () =>
      setSearch({
        after: printInstant(ms - minutes * MINUTE),
        before: printInstant(ms + minutes * MINUTE),
        range: null,
        time: null,
      });
    const moment = {
      id: "moment",
      label: "Open at this moment",
      detail: "Every session that was open then",
      onSelect: () =>
        changeView("history", {
          ...filtersOf(search),
          after: printInstant(ms),
          before: printInstant(ms + SECOND),
          range: null,
          time: "running",
        }),
    };
    return [
      ...(isActiveOnly ? [] : [moment]),
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

  function valueEntries({ key, value, label }: Extract<CellSubject, { type: "filter" }>) {
    const narrow = {
      id: "filter",
      label: "Filter to this",
      detail: label,
      onSelect: () => filterTo(key, value),
    };
    const copyIt = { id: "copy", label: "Copy", onSelect: () => copy(value, key) };
    if (!isFilterKey(key)) return [narrow, copyIt];
    return [
      narrow,
      { id: "exclude", label: "Exclude", detail: label, onSelect: () => exclude(key, value) },
      copyIt,
    ];
  }

  function entriesOf({ subject: of, onOpen }: Opened) {
    const entries = of.type === "time" ? timeEntries(Date.parse(of.instant)) : valueEntries(of);
    return [...entries, { id: "open", label: "Open details", onSelect: onOpen }];
  }

  return {
    openMenu: (element, subject, onOpen) => {
      anchor.current = element;
      setOpened({ subject, onOpen });
    },
    menu: opened && (
      <Suspense>
        <MenuPopover
          key={zone}
          triggerRef={anchor}
          label="Actions for this value"
          entries={entriesOf(opened)}
          onClose={() => setOpened(null)}
        />
      </Suspense>
    ),
  };
}
