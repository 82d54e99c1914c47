"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import {
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  RangeCalendar,
} from "react-aria-components";
import type { DayRange } from "@/lib/sessions/time/day-range";

const STEP =
  "text-ink-2 hover:bg-sunken data-disabled:opacity-40 flex size-7.5 items-center justify-center rounded-md";

/** A calendar to choose a window of days. Days without data in AWS cannot be chosen. */
export function DayCalendar({
  value,
  known,
  onChange,
}: {
  value: DayRange | null;
  known: DayRange;
  onChange: (days: DayRange) => void;
}) {
  return (
    <RangeCalendar
      aria-label="Days"
      value={value}
      minValue={known.start}
      maxValue={known.end}
      defaultFocusedValue={value?.end ?? known.end}
      onChange={onChange}
      className="w-full"
    >
      <div className="flex items-center justify-between">
        <Button slot="previous" className={STEP}>
          <ChevronLeft aria-hidden="true" className="size-4" />
        </Button>
        <CalendarHeading className="font-semibold" />
        <Button slot="next" className={STEP}>
          <ChevronRight aria-hidden="true" className="size-4" />
        </Button>
      </div>
      <CalendarGrid
        weekdayStyle="short"
        className="[&_th]:text-ink-2 w-full table-fixed border-separate border-spacing-x-0 border-spacing-y-0.5 [&_td]:p-0 [&_th]:py-1 [&_th]:text-xs [&_th]:font-normal"
      >
        {(date) => (
          <CalendarCell
            date={date}
            className="data-hovered:bg-sunken data-selected:bg-accent-soft data-selected:text-accent-ink data-selection-start:bg-accent data-selection-start:text-bg data-selection-end:bg-accent data-selection-end:text-bg data-disabled:text-ink-3 flex h-7.5 cursor-pointer items-center justify-center data-disabled:cursor-default data-disabled:line-through data-outside-month:hidden data-selection-end:rounded-r-md data-selection-start:rounded-l-md data-today:font-semibold"
          />
        )}
      </CalendarGrid>
    </RangeCalendar>
  );
}
