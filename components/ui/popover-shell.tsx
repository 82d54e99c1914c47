"use client";

import type { ReactNode, RefObject } from "react";
import { type Placement, Popover } from "react-aria-components";
import { cn } from "@/lib/cn";

/** What every popover here is given: its trigger, where to stand, and what to do when it closes. */
export type PopoverProps = {
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
  label: string;
  placement?: Placement;
};

/** The open surface of a popover or menu. Esc or a press outside closes it and focus returns. */
export function PopoverShell({
  triggerRef,
  onClose,
  placement = "bottom start",
  label,
  className,
  children,
}: Omit<PopoverProps, "label"> & {
  /** Where nothing inside is a dialog that has a name of its own. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Popover
      isOpen
      {...(label !== undefined && { "aria-label": label })}
      triggerRef={triggerRef}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement={placement}
      offset={6}
      containerPadding={8}
      className={cn(
        "border-line-strong bg-surface shadow-popover overflow-auto rounded-lg border",
        className,
      )}
    >
      {children}
    </Popover>
  );
}
