"use client";

import { fromAbsolute, parseAbsolute, type ZonedDateTime } from "@internationalized/date";
import { X } from "lucide-react";
import { type ClipboardEvent, useContext, useEffect, useEffectEvent, useState } from "react";
import {
  DateField,
  DateFieldStateContext,
  DateInput,
  DateSegment,
  Label,
} from "react-aria-components";
import { Button } from "@/components/ui/button";
import { readPastedInstant } from "@/lib/sessions/time/pasted-instant";

/** One end of a window: a date and time to the minute, typed in segments or pasted as a whole. */
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
  const set = (next: ZonedDateTime | null) => {
    setIssue(null);
    onChange(next);
  };
  const handlePaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text");
    const instant = readPastedInstant(text, timeZone);
    if (instant === null)
      setIssue("The pasted text is not a date and time such as 2026-11-23T14:32Z.");
    else set(parseAbsolute(instant, timeZone));
  };
  const handleClear = () => {
    setGeneration(generation + 1);
    set(null);
  };
  return (
    <div onPasteCapture={handlePaste}>
      <DateField
        key={generation}
        value={value}
        onChange={set}
        granularity="minute"
        hourCycle={24}
        shouldForceLeadingZeros
        placeholderValue={fromAbsolute(now, timeZone).set({ hour: 0, minute: 0, second: 0 })}
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
      <p role="alert" className="text-bad mt-1 text-xs empty:hidden">
        {issue}
      </p>
    </div>
  );
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
