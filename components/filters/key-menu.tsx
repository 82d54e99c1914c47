"use client";

import { Menu, MenuItem } from "react-aria-components";
import { CHIP_KEYS, type ChipKey, chipLabel } from "@/lib/sessions/filter-chips";

/** The menu of what can be filtered by. `onNear` hears of the key that is about to be picked. */
export function KeyMenu({
  onNear,
  onPick,
}: {
  onNear: (key: ChipKey) => void;
  onPick: (key: ChipKey) => void;
}) {
  return (
    <Menu aria-label="Filter by" autoFocus="first" className="p-1 outline-none">
      {CHIP_KEYS.map((key) => (
        <MenuItem
          key={key}
          id={key}
          textValue={chipLabel(key)}
          onFocus={() => onNear(key)}
          onAction={() => onPick(key)}
          className="data-focused:bg-accent-soft data-focused:text-accent-ink flex h-7.5 cursor-pointer items-center rounded-md px-2 outline-none"
        >
          {chipLabel(key)}
        </MenuItem>
      ))}
    </Menu>
  );
}
