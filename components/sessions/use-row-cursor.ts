"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import type { ListItem } from "@/lib/sessions/list/list-items";

/** The row at the keyboard cursor. `wantsFocus` if the keys, not the pointer, moved it there. */
export type RowCursor = { key: string | null; wantsFocus: boolean };

/** The keyboard cursor of a virtual list, and functions to move it. */
export function useRowCursor(items: ListItem[], virtualizer: Virtualizer<HTMLDivElement, Element>) {
  const [cursor, setCursor] = useState<RowCursor>({ key: null, wantsFocus: false });
  return {
    cursor,
    /** Moves by one session and stops at the ends. Returns the key of the new row. */
    move(step: 1 | -1): string | null {
      const from = items.findIndex((item) => item.key === cursor.key);
      let to = from === -1 ? 0 : from + step;
      while (items[to]?.type === "day") to += from === -1 ? 1 : step;
      const item = items[to];
      if (!item) return cursor.key;
      setCursor({ key: item.key, wantsFocus: true });
      virtualizer.scrollToIndex(to, { align: "auto" });
      return item.key;
    },
    /** Puts the cursor on a row without moving the focus. */
    place(key: string) {
      setCursor({ key, wantsFocus: false });
    },
  };
}
