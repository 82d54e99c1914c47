import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const VARIANTS = {
  outline: "border border-line-strong bg-surface hover:bg-sunken",
  dashed: "border border-line-strong border-dashed text-ink-2 hover:bg-sunken hover:text-ink",
  ghost: "text-ink-2 hover:bg-sunken hover:text-ink",
  primary: "border border-accent bg-accent text-bg hover:bg-accent-ink",
} as const;

/**
 * The only button component. `icon` makes it square and needs an `aria-label`. `wraps` breaks a long text, which may be wider
 * than a phone, into lines. A disabled button stays focusable: otherwise a button that is disabled during its own action would
 * lose the focus of the person who pressed it.
 */
export function Button({
  variant = "outline",
  icon = false,
  wraps = false,
  className,
  type = "button",
  disabled = false,
  onClick,
  ...props
}: ComponentProps<"button"> & {
  variant?: keyof typeof VARIANTS;
  icon?: boolean;
  wraps?: boolean;
}) {
  return (
    <button
      type={type}
      aria-disabled={disabled || undefined}
      onClick={(event) => {
        if (disabled) event.preventDefault();
        else onClick?.(event);
      }}
      className={cn(
        "inline-flex items-center justify-center gap-1.5 rounded-md",
        wraps
          ? "min-h-7.5 max-w-full py-1 text-left wrap-anywhere"
          : "h-7.5 shrink-0 whitespace-nowrap",
        "aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
        icon ? "w-7.5" : "px-2.5",
        VARIANTS[variant],
        className,
      )}
      {...props}
    />
  );
}
