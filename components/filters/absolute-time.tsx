"use client";

import { parseAbsolute, type ZonedDateTime } from "@internationalized/date";
import { useImperativeHandle, useState } from "react";
import { Button } from "@/components/ui/button";
import { isComposing } from "@/components/ui/typing";
import { daysOf, knownDays, windowOfDays, type ZonedWindow } from "@/lib/sessions/time/day-range";
import { printInstant } from "@/lib/sessions/time/instant";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import { zoneLabel } from "@/lib/sessions/time/time-zone";
import { retentionReason, windowIssue } from "@/lib/sessions/time/window-draft";
import { DayCalendar } from "./day-calendar";
import type { EditorProps } from "./editor-props";
import { InstantField } from "./instant-field";

type Instants = Omit<TimeWindow, "time">;

/** Chooses two instants, to the minute and in the given zone. Either end may stay open. */
export function AbsoluteTime({
  after,
  before,
  timeZone,
  now,
  autoFocus,
  leaveRef,
  onApply,
  onDiscard,
}: EditorProps<Instants> &
  Instants & {
    timeZone: string;
    now: number;
    autoFocus: boolean;
  }) {
  const [ends, setEnds] = useState<ZonedWindow>({
    from: after === null ? null : parseAbsolute(after, timeZone),
    to: before === null ? null : parseAbsolute(before, timeZone),
  });
  const [isTouched, setIsTouched] = useState(false);
  const [isPartial, setIsPartial] = useState({ from: false, to: false });
  const known = knownDays(now, timeZone);
  const draft = { after: msOf(ends.from), before: msOf(ends.to) };
  const isUnfinished = isPartial.from || isPartial.to;
  const issue = isUnfinished
    ? "Finish the date and time, or clear it to leave that end open."
    : windowIssue(draft, now, timeZone);

  const apply = () => onApply({ after: print(draft.after), before: print(draft.before) });
  const change = (next: ZonedWindow) => {
    setEnds(next);
    setIsTouched(true);
  };
  useImperativeHandle(leaveRef, () => (isTouched && issue === null ? apply : onDiscard));

  return (
    <form
      className="flex flex-col gap-2 p-3"
      onKeyDownCapture={(event) => {
        // The segments of a date are not form fields, so Enter in them would not submit.
        const isPress =
          event.target instanceof Element && event.target.closest("button, [role=button]") !== null;
        if (event.key !== "Enter" || isPress || isComposing(event.nativeEvent)) return;
        // A form field would submit a second time.
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (issue === null) apply();
      }}
    >
      <p className="text-ink-2 text-xs">
        Times in {zoneLabel(timeZone)}. You can paste an ISO time. An empty end is open.
      </p>
      <InstantField
        label="From"
        value={ends.from}
        timeZone={timeZone}
        now={now}
        autoFocus={autoFocus}
        onChange={(from) => change({ ...ends, from })}
        onPartial={(from) => setIsPartial((was) => ({ ...was, from }))}
      />
      <InstantField
        label="To"
        value={ends.to}
        timeZone={timeZone}
        now={now}
        onChange={(to) => change({ ...ends, to })}
        onPartial={(to) => setIsPartial((was) => ({ ...was, to }))}
      />
      <DayCalendar
        value={daysOf(ends, known)}
        known={known}
        onChange={(days) => change(windowOfDays(days, ends, now, timeZone))}
      />
      <p className="text-ink-2 text-xs">
        {retentionReason(now, timeZone)} Future days have no sessions yet.
      </p>
      <p role="alert" className="text-bad text-xs empty:hidden">
        {issue}
      </p>
      <Button type="submit" variant="primary" className="self-end" disabled={issue !== null}>
        Apply
      </Button>
    </form>
  );
}

function msOf(time: ZonedDateTime | null): number | null {
  return time === null ? null : time.toDate().getTime();
}

function print(ms: number | null): string | null {
  return ms === null ? null : printInstant(ms);
}
