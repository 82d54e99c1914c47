"use client";

import type { ReactNode } from "react";
import { Dialog } from "react-aria-components";
import { cn } from "@/lib/cn";
import { type PopoverProps, PopoverShell } from "./popover-shell";

/**
 * A dialog anchored to its trigger. The focus moves into it. It imports React Aria, so load the component that uses
 * it with `lazy`.
 */
export function Popover({
  label,
  className,
  children,
  ...props
}: PopoverProps & { className?: string; children: ReactNode }) {
  return (
    <PopoverShell className="max-w-[calc(100vw-16px)]" {...props}>
      <Dialog aria-label={label} className={cn("outline-none", className)}>
        {children}
      </Dialog>
    </PopoverShell>
  );
}
