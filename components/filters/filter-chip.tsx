"use client";

import { Cloud, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import { TextButton } from "@/components/ui/text-button";
import { cn } from "@/lib/cn";
import { type Chip, chipName, chipText } from "@/lib/sessions/chips/filter-chips";
import {
  FILTER_OPERATORS,
  type FilterOperator,
  OPERATOR_LABELS,
} from "@/lib/sessions/query/filter-value";
import { ChipValues } from "./chip-values";

/** One filter, with buttons that change its operator, edit its values and remove it. */
export function FilterChip({
  chip,
  appliedBy,
  isOpen,
  onNear,
  onOpen,
  onOperator,
  onRemove,
}: {
  chip: Chip;
  appliedBy: "AWS" | "Sessionscope";
  isOpen: boolean;
  onNear: () => void;
  onOpen: () => void;
  onOperator: (operator: FilterOperator) => void;
  onRemove: () => void;
}) {
  const name = chipName(chip);
  const text = chipText(chip);
  const handleKeyDown = (event: KeyboardEvent) => {
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (isModified || (event.key !== "Backspace" && event.key !== "Delete")) return;
    event.preventDefault();
    onRemove();
  };
  return (
    <>
      {chip.isAlternative && <span className="text-ink-2 text-xs">or</span>}
      <fieldset
        aria-label={`${name}: ${text}`}
        className={cn(
          "border-line-strong bg-surface relative flex h-7.5 max-w-full min-w-0 overflow-hidden rounded-md border max-sm:shrink-0",
          isOpen && "border-accent",
        )}
      >
        <span className="border-line bg-sunken text-ink-2 flex shrink-0 items-center gap-1.5 border-r px-2">
          {chip.label}
          <AppliedBy who={appliedBy} />
        </span>
        {chip.operator !== null && (
          <MenuButton
            variant="ghost"
            aria-label={`${OPERATOR_LABELS[chip.operator]}: change operator of ${chip.label}`}
            onKeyDown={handleKeyDown}
            menuLabel={`Operator of ${chip.label}`}
            className="h-full rounded-none pr-0 pl-2 font-normal"
            entries={FILTER_OPERATORS.map((operator) => ({
              id: operator,
              label: OPERATOR_LABELS[operator],
              isChosen: operator === chip.operator,
              onSelect: () => onOperator(operator),
            }))}
          >
            {OPERATOR_LABELS[chip.operator]}
          </MenuButton>
        )}
        <TextButton
          data-filter={chip.id}
          title={chip.title}
          aria-label={`Edit filter ${name}: ${text}`}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          className="hover:bg-sunken flex min-w-0 items-center px-2"
          onPointerEnter={onNear}
          onFocus={onNear}
          onPress={onOpen}
          onKeyDown={handleKeyDown}
        >
          <span className="block max-w-80 truncate font-semibold">
            <ChipValues chip={chip} />
          </span>
        </TextButton>
        <button
          type="button"
          aria-label={`Remove filter ${name}`}
          className="border-line text-ink-3 hover:bg-sunken hover:text-ink flex w-7 shrink-0 items-center justify-center border-l"
          onClick={onRemove}
          onKeyDown={handleKeyDown}
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      </fieldset>
    </>
  );
}

/** Shows a cloud if AWS itself applies the filter, which makes the search fast. */
function AppliedBy({ who }: { who: "AWS" | "Sessionscope" }) {
  const title =
    who === "AWS"
      ? "Applied by AWS: fast"
      : "Applied by Sessionscope to every session that AWS lists: may be slow";
  return (
    <span title={title} className="text-ink-3 flex">
      <span className="sr-only">{`, applied by ${who}`}</span>
      {who === "AWS" ? (
        <Cloud aria-hidden="true" className="size-3" />
      ) : (
        <span aria-hidden="true" className="size-1.5 rounded-full border border-current" />
      )}
    </span>
  );
}
