"use client";

import { Check } from "lucide-react";
import { type SubmitEvent, useImperativeHandle, useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { isComposing, VERBATIM } from "@/components/ui/typing";
import {
  customRangeOf,
  isRangeUnit,
  RANGE_UNITS,
  type RangeUnit,
  readCustomRange,
} from "@/lib/sessions/time/custom-range";
import { PRESET_RANGES, rangeLabel } from "@/lib/sessions/time/relative-range";
import type { EditorProps } from "./editor-props";

/** Chooses a range that ends now: one of the presets, or any number of minutes, hours or days. */
export function RelativeTime({
  range,
  autoFocus,
  leaveRef,
  onApply,
  onDiscard,
}: EditorProps<string> & {
  range: string | null;
  autoFocus: boolean;
}) {
  const first = customRangeOf(range ?? "2h");
  const [count, setCount] = useState(first.count);
  const [unit, setUnit] = useState<RangeUnit>(first.unit);
  const reading = readCustomRange(count, unit);
  const issue = "issue" in reading ? reading.issue : null;
  const isTouched = count !== first.count || unit !== first.unit;

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if ("range" in reading) onApply(reading.range);
  };
  useImperativeHandle(leaveRef, () => () => {
    if (isTouched && "range" in reading) onApply(reading.range);
    else onDiscard();
  });

  return (
    <>
      <ListBox
        aria-label="Presets"
        selectionMode="single"
        selectedKeys={range === null ? [] : [range]}
        // Pressing the current preset again empties the selection. Then nothing changes.
        onSelectionChange={(keys) => onApply(String([...keys][0] ?? range))}
        autoFocus={autoFocus && "first"}
        className="p-1 outline-none"
      >
        {PRESET_RANGES.map((preset) => (
          <ListBoxItem
            key={preset}
            id={preset}
            textValue={rangeLabel(preset)}
            className="data-focused:bg-accent-soft data-focused:text-accent-ink data-hovered:bg-sunken flex h-7.5 cursor-pointer items-center gap-2 rounded-md px-2 outline-none"
          >
            <span className="flex size-4 items-center justify-center">
              {preset === range && <Check aria-hidden="true" className="size-3.5" />}
            </span>
            <span className="grow first-letter:uppercase">{rangeLabel(preset)}</span>
            <span aria-hidden="true" className="text-ink-3">
              {preset}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
      <form noValidate onSubmit={handleSubmit} className="border-line border-t p-2">
        <div className="flex items-center gap-2">
          <span aria-hidden="true" className="pl-1">
            Last
          </span>
          <input
            aria-label="Length of the range"
            aria-invalid={issue !== null}
            aria-describedby="custom-range-issue"
            inputMode="numeric"
            {...VERBATIM}
            onKeyDown={(event) => {
              // Enter would submit the form.
              if (isComposing(event.nativeEvent) && event.key === "Enter") event.preventDefault();
            }}
            value={count}
            onChange={(event) => setCount(event.target.value)}
            className="border-line-strong bg-bg h-7.5 w-16 rounded-md border px-2"
          />
          <select
            aria-label="Unit of the range"
            value={unit}
            onChange={(event) => {
              if (isRangeUnit(event.target.value)) setUnit(event.target.value);
            }}
            className="border-line-strong bg-bg h-7.5 grow rounded-md border px-1.5"
          >
            {Object.keys(RANGE_UNITS).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
          <Button type="submit" variant="primary" disabled={issue !== null}>
            Apply
          </Button>
        </div>
        <p id="custom-range-issue" role="status" className="text-bad px-1 text-xs not-empty:mt-1.5">
          {issue}
        </p>
      </form>
    </>
  );
}
