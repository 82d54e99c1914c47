"use client";

import { type ComponentProps, lazy } from "react";
import type { MenuEntry } from "./menu-popover";
import { PopoverButton } from "./popover-button";

const loadMenu = () => import("./menu-popover");
const MenuPopover = lazy(async () => ({ default: (await loadMenu()).MenuPopover }));

/** A button that opens a menu. It loads the menu's code when the pointer or the focus reaches the button. */
export function MenuButton({
  menuLabel,
  entries,
  placement = "bottom start",
  ...props
}: Omit<ComponentProps<typeof PopoverButton>, "renderPopover" | "onNear"> & {
  menuLabel: string;
  entries: MenuEntry[];
  placement?: "bottom start" | "bottom end";
}) {
  return (
    <PopoverButton
      {...props}
      aria-haspopup="menu"
      onNear={loadMenu}
      renderPopover={(trigger) => (
        <MenuPopover {...trigger} label={menuLabel} entries={entries} placement={placement} />
      )}
    />
  );
}
