"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import type { ListItem } from "@/lib/sessions/list/list-items";

/** The row that the keys are at. `wantsFocus` once the keys, not the pointer, brought it there. */
export type RowCursor = { key: string | null; wantsFocus: boolean };

/** The keyboard's place in a virtual list, and the steps through it. */
export function useRowCursor(items: ListItem[], virtualizer: Virtualizer<HTMLDivElement, Element>) {
  const [cursor, setCursor] = useState<RowCursor>({ key: null, wantsFocus: false });
  return {
    cursor,
    /** Moves by sessions, stopping at the ends; gives the key arrived at. */
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
    /** Puts the cursor on a row without taking the focus there. */
    place(key: string) {
      setCursor({ key, wantsFocus: false });
    },
  };
}
