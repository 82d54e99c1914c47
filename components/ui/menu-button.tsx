"use client";

import { type ComponentProps, lazy, Suspense, useRef, useState } from "react";
import { Button } from "./button";
import type { MenuEntry } from "./menu-popover";

const loadMenu = () => import("./menu-popover");
const MenuPopover = lazy(async () => ({ default: (await loadMenu()).MenuPopover }));

/** A button that opens a menu. It loads the menu's code when the pointer or the focus reaches the button. */
export function MenuButton({
  menuLabel,
  entries,
  placement,
  ...props
}: Omit<ComponentProps<typeof Button>, "ref"> & {
  menuLabel: string;
  entries: MenuEntry[];
  placement?: "bottom start" | "bottom end";
}) {
  const triggerRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        {...props}
        ref={triggerRef}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadMenu()}
        onFocus={() => void loadMenu()}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <Suspense>
          <MenuPopover
            triggerRef={triggerRef}
            label={menuLabel}
            entries={entries}
            onClose={() => setIsOpen(false)}
            {...(placement && { placement })}
          />
        </Suspense>
      )}
    </>
  );
}
