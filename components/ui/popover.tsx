"use client";

import type { ReactNode, RefObject } from "react";
import { Popover as AriaPopover, Dialog, type Placement } from "react-aria-components";
import { cn } from "@/lib/cn";

/**
 * A popover anchored to its trigger: focus moves in, Esc or a press outside closes it, focus returns.
 * It brings React Aria with it, so load the component that uses it with `lazy`.
 */
export function Popover({
  triggerRef,
  onClose,
  label,
  placement = "bottom start",
  className,
  children,
}: {
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
  label: string;
  placement?: Placement;
  className?: string;
  children: ReactNode;
}) {
  return (
    <AriaPopover
      isOpen
      triggerRef={triggerRef}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement={placement}
      offset={6}
      containerPadding={8}
      className="border-line-strong bg-surface shadow-popover max-w-[calc(100vw-16px)] overflow-auto rounded-lg border"
    >
      <Dialog aria-label={label} className={cn("outline-none", className)}>
        {children}
      </Dialog>
    </AriaPopover>
  );
}
