"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { type ChipKey, chipAfterRemoval, chipLabel, chipsOf } from "@/lib/sessions/filter-chips";
import type { FilterKey } from "@/lib/sessions/filter-keys";
import { NO_FILTERS } from "@/lib/sessions/search-params";
import type { SessionState } from "@/lib/sessions/session";
import { FilterChip } from "./filter-chip";
import { useEscape } from "./use-escape";
import { useFilterKeys } from "./use-filter-keys";
import { type SearchChange, useSessionSearch } from "./use-session-search";

const loadPopover = () => import("./filter-popover");
const FilterPopover = lazy(async () => ({ default: (await loadPopover()).FilterPopover }));

/**
 * The filters of the URL as chips, and the ways to change them. `now` is the clock of this render, so
 * that the server and the browser print the same.
 */
export function FilterBar({
  state,
  suggestions,
  timeZone,
  now,
}: {
  state: SessionState;
  suggestions: Record<FilterKey, string[]>;
  timeZone: string;
  now: number;
}) {
  const [search, setSearch] = useSessionSearch();
  const [open, setOpen] = useState<{ at: ChipKey | "add"; key: ChipKey | null } | null>(null);
  const barRef = useRef<HTMLElement>(null);
  const triggerRef = useRef<HTMLElement>(null);
  const chips = chipsOf(search, timeZone, now);
  const keys = chips.map((chip) => chip.key);

  /** Chips are found in the document: by the time of the call, React may have drawn others. */
  const triggerOf = (at: ChipKey | "add") =>
    barRef.current?.querySelector<HTMLElement>(`[data-filter="${at}"]`) ?? null;

  const openAt = (at: ChipKey | "add", key: ChipKey | null) => {
    triggerRef.current = triggerOf(at);
    // The popover gives the focus back to where it was when it opened.
    triggerRef.current?.focus();
    setOpen({ at, key });
  };
  const focusAfter = (removed: ChipKey) => {
    const next = triggerOf(chipAfterRemoval(keys, removed) ?? "add");
    // By the next frame the popover, which holds the focus while it is open, has gone.
    requestAnimationFrame(() => next?.focus());
  };
  const handleRemove = (key: ChipKey) => {
    focusAfter(key);
    setSearch(removalOf(key));
  };
  const handleApply = (key: ChipKey, change: SearchChange) => {
    const isRemoval = Object.values(change).every((value) => value === null);
    if (isRemoval && open?.at === key) focusAfter(key);
    setOpen(null);
    setSearch(change);
  };
  const handleClear = () => {
    triggerOf("add")?.focus();
    setSearch(NO_FILTERS);
  };

  useFilterKeys(barRef, () => openAt("add", null));

  return (
    <section
      ref={barRef}
      aria-label="Filters"
      className="border-line bg-surface flex min-h-13.25 items-start gap-2 border-b px-3 py-[11px] sm:px-5"
    >
      <div className="flex min-w-0 grow flex-wrap items-center gap-2">
        {chips.map((chip) => (
          <FilterChip
            key={chip.key}
            chip={chip}
            isOpen={open?.at === chip.key}
            onNear={() => void loadPopover()}
            onOpen={() => openAt(chip.key, chip.key)}
            onRemove={() => handleRemove(chip.key)}
          />
        ))}
        <Button
          variant="dashed"
          data-filter="add"
          aria-haspopup="dialog"
          aria-expanded={open?.at === "add"}
          aria-keyshortcuts="/ F"
          onPointerEnter={() => void loadPopover()}
          onFocus={() => void loadPopover()}
          onClick={() => openAt("add", null)}
        >
          + Filter
          <span
            aria-hidden="true"
            className="border-line-strong text-ink-3 rounded border px-1.5 font-sans text-xs leading-4"
          >
            /
          </span>
        </Button>
      </div>
      {chips.length > 0 && (
        <Button variant="ghost" className="-mr-2.5 ml-auto" onClick={handleClear}>
          Clear all
        </Button>
      )}
      {open && (
        <Suspense fallback={<Loading onEscape={() => setOpen(null)} />}>
          <FilterPopover
            triggerRef={triggerRef}
            label={open.at === "add" ? "Add a filter" : `Edit filter ${chipLabel(open.at)}`}
            filterKey={open.key}
            {...(open.at === "add" && { onPick: (key) => setOpen({ at: "add", key }) })}
            search={search}
            state={state}
            suggestions={suggestions}
            timeZone={timeZone}
            now={now}
            onApply={handleApply}
            onDiscard={() => setOpen(null)}
          />
        </Suspense>
      )}
    </section>
  );
}

/** Esc takes a popover back that is still on its way. */
function Loading({ onEscape }: { onEscape: () => void }) {
  useEscape(onEscape);
  return null;
}

function removalOf(key: ChipKey): SearchChange {
  return key === "started" ? { after: null, before: null, range: null } : { [key]: null };
}
