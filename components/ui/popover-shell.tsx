"use client";

import type { ReactNode, RefObject } from "react";
import { I18nProvider, type Placement, Popover } from "react-aria-components";
import { cn } from "@/lib/cn";

/** The props of every popover: its trigger, its placement, and a callback for closing. */
export type PopoverProps = {
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
  label: string;
  placement?: Placement;
};

/** The surface of a popover or menu. Esc or a press outside closes it and returns the focus. */
export function PopoverShell({
  triggerRef,
  onClose,
  placement = "bottom start",
  label,
  className,
  children,
}: Omit<PopoverProps, "label"> & {
  /** Needed only if the content is not a dialog with its own name. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // The page is in English, whatever language the browser names, and so are dates and the first day of the week.
    <I18nProvider locale="en-GB">
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
    </I18nProvider>
  );
}
