"use client";

import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { usePart } from "@/components/view/frame";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { usePinnedFilters } from "@/components/view/pinned-filters";
import { type SearchChange, useSessionSearch } from "@/components/view/use-session-search";
import { useViewChange } from "@/components/view/use-view-change";
import {
  appliedBy,
  type Chip,
  type ChipKey,
  chipAfterRemoval,
  chipName,
  chipsOf,
} from "@/lib/sessions/chips/filter-chips";
import { isFilterKey } from "@/lib/sessions/query/fields";
import type { SuggestedValues } from "@/lib/sessions/query/filter-change";
import { withOperator, withValuesOf } from "@/lib/sessions/query/filter-change";
import type { FilterOperator } from "@/lib/sessions/query/filter-value";
import { sourcesIn } from "@/lib/sessions/query/known-account";
import { appliedOf, plan } from "@/lib/sessions/query/plan";
import { filtersOf, NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import { listedState } from "@/lib/sessions/query/sessions-path";
import type { SessionState } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { FilterChip } from "./filter-chip";
import { PinnedChip } from "./pinned-chip";
import { useEscape } from "./use-escape";
import { useFilterKeys } from "./use-filter-keys";

const loadPopover = () => import("./filter-popover");
const FilterPopover = lazy(async () => ({ default: (await loadPopover()).FilterPopover }));

/** What the open popover edits: a chip, or the filter that is being added (null while it is chosen). */
type Editing = { at: string; key: ChipKey | null; operator: FilterOperator };

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
  suggestions: SuggestedValues;
  timeZone: string;
  now: number;
}) {
  const [search, setSearch] = useSessionSearch();
  const changeView = useViewChange();
  const [open, setOpen] = useState<Editing | null>(null);
  const barRef = useRef<HTMLElement>(null);
  const triggerRef = useRef<HTMLElement>(null);
  const hasFilters = usePart("filters");
  const hasTime = usePart("time");
  const locked = usePinnedFilters();
  const chipsIn = (filters: SessionFilters) =>
    chipsOf(filters, timeZone, now).filter(({ key }) => (key === "started" ? hasTime : hasFilters));
  const chips = chipsIn(search);
  const ids = chips.map((chip) => chip.id);
  const sources = sourcesIn(useKnownAccounts(), search).length || 1;
  const asked = plan(listedState(state, search), search, timeWindow(search, now), sources);
  const openChip = chips.find((chip) => chip.id === open?.at);

  /** Chips are found in the document: by the time of the call, React may have drawn others. */
  const triggerOf = (at: string) =>
    barRef.current?.querySelector<HTMLElement>(`[data-filter="${at}"]`) ?? null;

  const openAt = (editing: Editing) => {
    triggerRef.current = triggerOf(editing.at);
    // The popover gives the focus back to where it was when it opened.
    triggerRef.current?.focus();
    setOpen(editing);
  };
  const focusAfter = (removed: string) => {
    const next = triggerOf(chipAfterRemoval(ids, removed) ?? "add");
    // By the next frame the popover, which holds the focus while it is open, has gone.
    requestAnimationFrame(() => next?.focus());
  };
  const handleRemove = (chip: Chip) => {
    focusAfter(chip.id);
    setSearch(removalOf(chip, search));
  };
  const handleOperator = ({ key, operator }: Chip, to: FilterOperator) => {
    if (!isFilterKey(key) || operator === null) return;
    setSearch({ [key]: withOperator(search[key], operator, to) });
    const id = to === "is" ? key : `${key} ${to}`;
    requestAnimationFrame(() => triggerOf(id)?.focus());
  };
  const handleApply = (change: SearchChange) => {
    const isRemoval = Object.values(change).every((value) => value === null);
    if (isRemoval && openChip) focusAfter(openChip.id);
    setOpen(null);
    // Who was on a node then may have left since: only History asks for both.
    if (change.time === "running" && state === "active") {
      changeView("history", { ...filtersOf(search), ...withoutNull(change) });
    } else setSearch(change);
  };
  const handleClear = () => {
    triggerOf("add")?.focus();
    // What the bar does not show is not its to clear.
    const { after, before, range, time, ...filters } = NO_FILTERS;
    setSearch({ ...(hasTime && { after, before, range, time }), ...(hasFilters && filters) });
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
      {/* On a phone one line that scrolls, or the chips would leave the list no room. */}
      <div className="flex min-w-0 grow items-center gap-2 max-sm:overflow-x-auto sm:flex-wrap">
        {locked !== null &&
          chipsIn(locked.filters).map((chip) => (
            <PinnedChip key={chip.id} chip={chip} by={locked.by} />
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
        <Button
          variant="dashed"
          data-filter="add"
          aria-haspopup="dialog"
          aria-expanded={open?.at === "add"}
          aria-keyshortcuts="/ F"
          onPointerEnter={() => void loadPopover()}
          onFocus={() => void loadPopover()}
          onClick={openNew}
        >
          {hasFilters ? "+ Filter" : "Time"}
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

/** Esc takes a popover back that is still on its way. */
function Loading({ onEscape }: { onEscape: () => void }) {
  useEscape(onEscape);
  return null;
}

function removalOf(
  { key, operator }: Chip,
  search: ReturnType<typeof useSessionSearch>[0],
): SearchChange {
  if (key === "started") return { after: null, before: null, range: null, time: null };
  if (!isFilterKey(key)) return { [key]: null };
  return { [key]: withValuesOf(search[key], operator ?? "is", []) };
}

/** A change as filters: a key that is taken out has what a view without filters has. */
function withoutNull(change: SearchChange): Partial<SessionFilters> {
  const { tz: _tz, session: _session, ...filters } = change;
  const keys = Object.entries(filters).map(([key, value]) => [
    key,
    value ?? Object.entries(NO_FILTERS).find(([name]) => name === key)?.[1],
  ]);
  return Object.fromEntries(keys);
}
