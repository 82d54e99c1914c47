"use client";

import { Check } from "lucide-react";
import { Menu, MenuItem } from "react-aria-components";
import { type PopoverProps, PopoverShell } from "./popover-shell";

/** One entry of a menu. `isChosen` marks the current choice of a set; actions leave it out. */
export type MenuEntry = {
  id: string;
  label: string;
  detail?: string;
  isChosen?: boolean;
  onSelect: () => void;
};

/** The menu of a menu button. It imports React Aria, so load it with `lazy`. */
export function MenuPopover({ label, entries, ...props }: PopoverProps & { entries: MenuEntry[] }) {
  return (
    <PopoverShell label={label} className="max-w-80 min-w-44 p-1" {...props}>
      <Menu
        aria-label={label}
        autoFocus="first"
        className="outline-none"
        onAction={(id) => entries.find((entry) => entry.id === id)?.onSelect()}
        onClose={props.onClose}
      >
        {entries.map((entry) => (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.label}
            className="data-focused:bg-accent-soft data-focused:text-accent-ink flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 outline-none"
          >
            <span className="min-w-0 grow">
              <span className="block truncate">{entry.label}</span>
              {entry.detail && <span className="text-ink-3 block text-xs">{entry.detail}</span>}
            </span>
            {entry.isChosen && <Check aria-label="current" className="size-3.5 shrink-0" />}
          </MenuItem>
        ))}
      </Menu>
    </PopoverShell>
  );
}
