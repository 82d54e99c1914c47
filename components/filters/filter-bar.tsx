"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { inNextFrame } from "@/components/browser/next-frame";
import { Button } from "@/components/ui/button";
import { usePart } from "@/components/view/frame";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { usePinnedFilters } from "@/components/view/pinned-filters";
import { type SearchChange, useSessionSearch } from "@/components/view/use-session-search";
import {
  appliedBy,
  type Chip,
  type ChipKey,
  chipAfterRemoval,
  chipName,
  chipsOf,
} from "@/lib/sessions/chips/filter-chips";
import type { SuggestedValues } from "@/lib/sessions/query/filter-change";
import type { FilterOperator } from "@/lib/sessions/query/filter-value";
import { sourcesIn } from "@/lib/sessions/query/known-account";
import { appliedOf, plan } from "@/lib/sessions/query/plan";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { listedState } from "@/lib/sessions/query/sessions-path";
import type { SessionState } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { AddFilterButton } from "./add-filter-button";
import { FilterChip } from "./filter-chip";
import { PinnedChip } from "./pinned-chip";
import { useEscape } from "./use-escape";
import { useFilterChanges } from "./use-filter-changes";
import { useFilterKeys } from "./use-filter-keys";

const loadPopover = () => import("./filter-popover");
const FilterPopover = lazy(async () => ({ default: (await loadPopover()).FilterPopover }));

/** The filter in the open popover: that of a chip, or a new one, whose key is null until it is chosen. */
type Editing = { at: string; key: ChipKey | null; operator: FilterOperator };

/**
 * The filters of the URL as chips, with controls to change them. `now` is the time of this render, so that the server
 * and the browser print the same.
 */
export function FilterBar({
  state,
  suggestions,
  timeZone,
  now,
}: {
  state: SessionState;
  suggestions: SuggestedValues;
  timeZone: string;
  now: number;
}) {
  const [search] = useSessionSearch();
  const [open, setOpen] = useState<Editing | null>(null);
  const barRef = useRef<HTMLElement>(null);
  const triggerRef = useRef<HTMLElement>(null);
  const hasFilters = usePart("filters");
  const hasTime = usePart("time");
  const pinned = usePinnedFilters();
  const changes = useFilterChanges(state, { filters: hasFilters, time: hasTime });
  const chipsIn = (filters: SessionFilters) =>
    chipsOf(filters, timeZone, now).filter(({ key }) => (key === "started" ? hasTime : hasFilters));
  const chips = chipsIn(search);
  const ids = chips.map((chip) => chip.id);
  const sources = sourcesIn(useKnownAccounts(), search).length || 1;
  const asked = plan(listedState(state, search), search, timeWindow(search, now), sources);
  const openChip = chips.find((chip) => chip.id === open?.at);

  /** Chips are looked up in the document, because React may have rendered others by the time of the call. */
  const triggerOf = (at: string) =>
    barRef.current?.querySelector<HTMLElement>(`[data-filter="${at}"]`) ?? null;

  const openAt = (editing: Editing) => {
    triggerRef.current = triggerOf(editing.at);
    // When the popover closes, it returns the focus to the element that had it before.
    triggerRef.current?.focus();
    setOpen(editing);
  };
  const focusAfter = (removed: string) => {
    const next = triggerOf(chipAfterRemoval(ids, removed) ?? "add");
    // By the next frame the popover has closed. While it is open, it holds the focus.
    inNextFrame(() => next?.focus());
  };
  const handleRemove = (chip: Chip) => {
    focusAfter(chip.id);
    changes.remove(chip);
  };
  const handleOperator = (chip: Chip, to: FilterOperator) => {
    const id = changes.changeOperator(chip, to);
    if (id !== null) inNextFrame(() => triggerOf(id)?.focus());
  };
  const handleApply = (change: SearchChange) => {
    const isRemoval = Object.values(change).every((value) => value === null);
    if (isRemoval && openChip) focusAfter(openChip.id);
    setOpen(null);
    changes.apply(change);
  };
  const handleClear = () => {
    triggerOf("add")?.focus();
    changes.clear();
  };
  const openNew = () => openAt({ at: "add", key: hasFilters ? null : "started", operator: "is" });

  useFilterKeys(barRef, openNew);
  if (!hasFilters && !hasTime) return null;

  return (
    <section
      ref={barRef}
      aria-label="Filters"
      className="border-line bg-surface flex min-h-13.25 shrink-0 items-start gap-2 border-b px-3 py-[11px] sm:px-5"
    >
      {/* On a phone the chips scroll on one line, to leave room for the list. */}
      <div className="flex min-w-0 grow items-center gap-2 max-sm:overflow-x-auto sm:flex-wrap">
        {pinned !== null &&
          chipsIn(pinned.filters).map((chip) => (
            <PinnedChip key={chip.id} chip={chip} by={pinned.by} />
          ))}
        {chips.map((chip) => (
          <FilterChip
            key={chip.id}
            chip={chip}
            appliedBy={appliedBy(chip, appliedOf(asked))}
            isOpen={open?.at === chip.id}
            onNear={() => void loadPopover()}
            onOpen={() => openAt({ at: chip.id, key: chip.key, operator: chip.operator ?? "is" })}
            onOperator={(operator) => handleOperator(chip, operator)}
            onRemove={() => handleRemove(chip)}
          />
        ))}
        <AddFilterButton
          label={hasFilters ? "+ Filter" : "Time"}
          isOpen={open?.at === "add"}
          onNear={() => void loadPopover()}
          onOpen={openNew}
        />
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
            label={openChip ? `Edit filter ${chipName(openChip)}` : "Add a filter"}
            filterKey={open.key}
            operator={open.operator}
            {...(open.at === "add" &&
              hasFilters && {
                onPick: (key) => setOpen({ at: "add", key, operator: "is" }),
              })}
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

/** Esc cancels a popover that is still loading. */
function Loading({ onEscape }: { onEscape: () => void }) {
  useEscape(onEscape);
  return null;
}
