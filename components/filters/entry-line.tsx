"use client";

import { MenuItem } from "react-aria-components";

/** One entry of the list below the field of filters: a label, and what it means. */
export function EntryLine({ id, label, detail }: { id: string; label: string; detail: string }) {
  return (
    <MenuItem
      id={id}
      textValue={label}
      className="data-focused:bg-accent-soft data-focused:text-accent-ink data-hovered:bg-sunken flex min-h-7.5 cursor-pointer items-center gap-3 rounded-md px-2 outline-none"
    >
      <bdi className="min-w-0 grow truncate">{label}</bdi>
      {detail !== "" && <span className="text-ink-3 shrink-0 text-xs">{detail}</span>}
    </MenuItem>
  );
}
