import { Lock } from "lucide-react";
import { type Chip, chipName, chipText } from "@/lib/sessions/chips/filter-chips";
import { OPERATOR_LABELS } from "@/lib/sessions/query/filter-value";
import { displayText } from "@/lib/sessions/session/display-text";
import { ChipValues } from "./chip-values";

/** A filter that a portal has pinned. The user cannot change it. */
export function PinnedChip({ chip, by }: { chip: Chip; by: string }) {
  const pinnedBy = `pinned by portal ${displayText(by)}`;
  return (
    <>
      {chip.isAlternative && <span className="text-ink-2 text-xs">or</span>}
      <fieldset
        aria-label={`${chipName(chip)}: ${chipText(chip)}, ${pinnedBy}`}
        title={`${chip.title}\n${pinnedBy[0]?.toUpperCase()}${pinnedBy.slice(1)}`}
        className="border-line bg-sunken flex h-7.5 max-w-full min-w-0 overflow-hidden rounded-md border max-sm:shrink-0"
      >
        <span className="text-ink-2 flex shrink-0 items-center gap-1.5 pl-2">
          <Lock aria-hidden="true" className="size-3" />
          {chip.label}
          {chip.operator !== null && ` ${OPERATOR_LABELS[chip.operator]}`}
        </span>
        <span className="flex min-w-0 items-center px-2">
          <span className="block max-w-80 truncate font-semibold">
            <ChipValues chip={chip} />
          </span>
        </span>
      </fieldset>
    </>
  );
}
