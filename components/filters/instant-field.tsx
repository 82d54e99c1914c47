"use client";

import {
  type CalendarDateTime,
  fromAbsolute,
  toCalendarDateTime,
  type ZonedDateTime,
} from "@internationalized/date";
import { X } from "lucide-react";
import { type ClipboardEvent, useContext, useEffect, useEffectEvent, useState } from "react";
import {
  DateField,
  DateFieldStateContext,
  DateInput,
  DateSegment,
  Label,
} from "react-aria-components";
import { pastedText } from "@/components/browser/clipboard";
import { Button } from "@/components/ui/button";
import {
  type LocalTime,
  localTime,
  repeatedText,
  skippedText,
} from "@/lib/sessions/time/local-time";
import { pastedTime } from "@/lib/sessions/time/pasted-instant";
import { RepeatedTime } from "./repeated-time";

/**
 * One end of a window: a date and time to the minute, typed in segments or pasted as a whole. The segments hold what was
 * typed, also where the zone's clocks show it twice or never; then the field asks which, or says what is taken.
 */
export function InstantField({
  label,
  value,
  timeZone,
  now,
  autoFocus = false,
  onChange,
  onPartial,
}: {
  label: string;
  value: ZonedDateTime | null;
  timeZone: string;
  now: number;
  autoFocus?: boolean;
  onChange: (value: ZonedDateTime | null) => void;
  /** Reports whether only some of the segments are filled. */
  onPartial: (isPartial: boolean) => void;
}) {
  const [issue, setIssue] = useState<string | null>(null);
  // A new field drops the segments of an incomplete date. It takes the focus again.
  const [generation, setGeneration] = useState(0);
  /** The typed or pasted date and time. It counts while the value is one of the instants that it can mean. */
  const [typed, setTyped] = useState<CalendarDateTime | null>(null);
  const ms = value === null ? null : value.toDate().getTime();
  const isTyped = typed !== null && ms !== null && canMean(readLocal(typed, timeZone), ms);
  const local = isTyped ? typed : value && toCalendarDateTime(value);
  const reading = local && readLocal(local, timeZone);

  const set = (next: ZonedDateTime | null) => {
    setIssue(null);
    onChange(next);
  };
  const setLocal = (next: CalendarDateTime | null) => {
    setTyped(next);
    if (next === null) return set(null);
    const { instants, taken } = readLocal(next, timeZone);
    // A correction of the minutes keeps the chosen one of two hours.
    const isSecond = reading?.instants[1] === ms && ms !== null;
    set(fromAbsolute((isSecond ? instants[1] : undefined) ?? taken, timeZone));
  };
  const handlePaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const time = pastedTime(pastedText(event), timeZone);
    if (time === null)
      return setIssue("The pasted text is not a date and time such as 2026-11-23T14:32Z.");
    const isHere = time.zone === timeZone;
    // The field asks about a time of its own zone only.
    const repeated = isHere ? null : repeatedText(time);
    if (repeated !== null) return setIssue(repeated);
    setTyped(isHere ? toCalendarDateTime(fromAbsolute(time.wall, "UTC")) : null);
    set(fromAbsolute(time.taken, timeZone));
  };
  const handleClear = () => {
    setGeneration(generation + 1);
    setLocal(null);
  };
  return (
    <div onPasteCapture={handlePaste}>
      <DateField
        key={generation}
        value={local}
        onChange={setLocal}
        granularity="minute"
        hourCycle={24}
        shouldForceLeadingZeros
        placeholderValue={toCalendarDateTime(fromAbsolute(now, timeZone)).set({
          hour: 0,
          minute: 0,
          second: 0,
        })}
        autoFocus={autoFocus || generation > 0}
        className="flex items-center gap-2"
      >
        <Label className="text-ink-2 w-9 shrink-0">{label}</Label>
        <DateInput className="border-line-strong bg-bg data-focus-within:border-accent flex h-7.5 min-w-0 grow items-center overflow-hidden rounded-md border px-2 whitespace-nowrap">
          {(segment) => (
            <DateSegment
              segment={segment}
              className="data-focused:bg-accent-soft data-focused:text-accent-ink data-placeholder:text-ink-3 rounded-sm px-px outline-none"
            />
          )}
        </DateInput>
        <Button variant="ghost" icon aria-label={`Clear ${label}`} onClick={handleClear}>
          <X aria-hidden="true" className="size-3.5" />
        </Button>
        <PartialWatch onChange={onPartial} />
      </DateField>
      {reading !== null && ms !== null && (
        <RepeatedTime
          label={label}
          time={reading}
          chosen={ms}
          onChoose={(next) => set(fromAbsolute(next, timeZone))}
        />
      )}
      <p role="status" className="text-wait text-xs not-empty:mt-1">
        {reading && skippedText(reading)}
      </p>
      <p role="alert" className="text-bad mt-1 text-xs empty:hidden">
        {issue}
      </p>
    </div>
  );
}

function readLocal(local: CalendarDateTime, timeZone: string): LocalTime {
  return localTime(local.toDate("UTC").getTime(), timeZone);
}

function canMean({ instants, taken }: LocalTime, ms: number): boolean {
  return ms === taken || instants.includes(ms);
}

/** Reports incomplete dates. The field itself reports only complete ones, so half a date would count as an open end. */
function PartialWatch({ onChange }: { onChange: (isPartial: boolean) => void }) {
  const segments = (useContext(DateFieldStateContext)?.segments ?? []).filter(
    (segment) => segment.isEditable,
  );
  const open = segments.filter((segment) => segment.isPlaceholder).length;
  const isPartial = open > 0 && open < segments.length;
  const report = useEffectEvent(onChange);
  useEffect(() => report(isPartial), [isPartial]);
  return null;
}
