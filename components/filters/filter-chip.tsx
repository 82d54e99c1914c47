"use client";

import { X } from "lucide-react";
import { Fragment, type KeyboardEvent } from "react";
import { cn } from "@/lib/cn";
import { type Chip, chipText } from "@/lib/sessions/filter-chips";

/** One filter: a button that opens its editor, and one that removes it. */
export function FilterChip({
  chip,
  isOpen,
  onNear,
  onOpen,
  onRemove,
}: {
  chip: Chip;
  isOpen: boolean;
  onNear: () => void;
  onOpen: () => void;
  onRemove: () => void;
}) {
  const text = chipText(chip);
  const handleKeyDown = (event: KeyboardEvent) => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (isModified || (event.key !== "Backspace" && event.key !== "Delete")) return;
    event.preventDefault();
    onRemove();
  };
  return (
    <fieldset
      aria-label={`${chip.label}: ${text}`}
      className={cn(
        "border-line-strong bg-surface flex h-7.5 max-w-full min-w-0 overflow-hidden rounded-md border",
        isOpen && "border-accent",
      )}
    >
      <button
        type="button"
        data-filter={chip.key}
        title={chip.title}
        aria-label={`Edit filter ${chip.label}: ${text}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className="group flex min-w-0 items-stretch"
        onPointerEnter={onNear}
        onFocus={onNear}
        onClick={onOpen}
        onKeyDown={handleKeyDown}
      >
        <span className="border-line bg-sunken text-ink-2 flex shrink-0 items-center border-r px-2">
          {chip.label}
        </span>{" "}
        <span className="group-hover:bg-sunken flex min-w-0 items-center px-2">
          <span className="block max-w-80 truncate font-semibold">
            <ChipValues chip={chip} />
          </span>
        </span>
      </button>
      <button
        type="button"
        aria-label={`Remove filter ${chip.label}`}
        className="border-line text-ink-3 hover:bg-sunken hover:text-ink flex w-7 shrink-0 items-center justify-center border-l"
        onClick={onRemove}
        onKeyDown={handleKeyDown}
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </fieldset>
  );
}

/** Each value stands alone, so that right-to-left text in one cannot reorder the others. */
function ChipValues({ chip }: { chip: Chip }) {
  const joint = chip.more > 0 ? ", " : " or ";
  return (
    <>
      {chip.values.map((value, index) => (
        <Fragment key={value}>
          {index > 0 && joint}
          <bdi>{value}</bdi>
        </Fragment>
      ))}
      {chip.more > 0 && ` +${chip.more}`}
    </>
  );
}
