"use client";

import { ChevronLeft } from "lucide-react";
import { lazy, type RefObject, Suspense, useRef } from "react";
import { Button } from "react-aria-components";
import { Popover } from "@/components/ui/popover";
import type { SearchChange } from "@/components/view/use-session-search";
import { type ChipKey, chipLabel } from "@/lib/sessions/chips/filter-chips";
import { isFilterKey } from "@/lib/sessions/query/fields";
import type { SuggestedValues } from "@/lib/sessions/query/filter-change";
import type { FilterOperator } from "@/lib/sessions/query/filter-value";
import { isScopeKey } from "@/lib/sessions/query/scope-keys";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";
import { FilterEditor } from "./filter-editor";
import { FilterEntry } from "./filter-entry";
import { ScopeEditor } from "./scope-editor";
import { useEscape } from "./use-escape";

const loadTimeEditor = () => import("./time-editor");
const TimeEditor = lazy(async () => ({ default: (await loadTimeEditor()).TimeEditor }));

/**
 * The popover of a chip or of `+ Filter`: the menu of keys, then the editor of one key. A press outside applies the
 * changes, Esc discards them. It imports React Aria, so load it with `lazy`.
 */
export function FilterPopover({
  triggerRef,
  label,
  filterKey,
  operator,
  onPick,
  search,
  state,
  suggestions,
  timeZone,
  now,
  onApply,
  onDiscard,
}: {
  triggerRef: RefObject<HTMLElement | null>;
  label: string;
  /** The key being edited; null shows the menu. */
  filterKey: ChipKey | null;
  /** The operator whose values are edited first. */
  operator: FilterOperator;
  /** Picks another key, or returns to the menu. Absent if the key cannot change. */
  onPick?: (key: ChipKey | null) => void;
  search: SessionFilters;
  state: SessionState;
  suggestions: SuggestedValues;
  timeZone: string;
  now: number;
  onApply: (change: SearchChange) => void;
  onDiscard: () => void;
}) {
  const leaveRef = useRef<() => void>(null);
  const editing = { leaveRef, onApply, onDiscard };
  useEscape(onDiscard);
  return (
    <Popover
      triggerRef={triggerRef}
      label={label}
      onClose={() => (leaveRef.current ?? onDiscard)()}
      className="w-96 max-w-full"
    >
      {filterKey !== null && onPick && (
        <div className="border-line flex items-center gap-1 border-b p-1">
          {/* Not our own button: only React Aria's lets the menu focus its first item after a key press. */}
          <Button
            aria-label="Back to all filters"
            className="text-ink-2 hover:bg-sunken hover:text-ink flex size-7.5 items-center justify-center rounded-md"
            onPress={() => onPick(null)}
          >
            <ChevronLeft aria-hidden="true" className="size-4" />
          </Button>
          <span className="font-semibold">{chipLabel(filterKey)}</span>
        </div>
      )}
      {filterKey === null && (
        <FilterEntry
          suggestions={suggestions}
          timeZone={timeZone}
          now={now}
          {...editing}
          onPick={(key) => {
            if (key === "started") void loadTimeEditor();
            onPick?.(key);
          }}
        />
      )}
      {filterKey === "started" && (
        <Suspense>
          <TimeEditor search={search} timeZone={timeZone} now={now} {...editing} />
        </Suspense>
      )}
      {filterKey !== null && isScopeKey(filterKey) && (
        <ScopeEditor scopeKey={filterKey} names={search[filterKey]} {...editing} />
      )}
      {filterKey !== null && isFilterKey(filterKey) && (
        <FilterEditor
          filterKey={filterKey}
          operator={operator}
          values={search[filterKey]}
          suggestions={suggestions[filterKey]}
          state={state}
          {...editing}
        />
      )}
    </Popover>
  );
}
