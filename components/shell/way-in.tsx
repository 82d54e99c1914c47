import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/**
 * A link to where signing in begins, or to a page that asks for it. No link of Next's: its router would fetch ahead of
 * anybody's click what is not a page, and may lead to another site.
 */
export function WayIn({
  href,
  isMain = false,
  children,
}: {
  href: string;
  isMain?: boolean;
  children: ReactNode;
}) {
  return (
    <a
      href={href}
      className={cn(
        "inline-flex h-7.5 items-center rounded-md border px-2.5 whitespace-nowrap",
        isMain
          ? "border-accent bg-accent text-bg hover:bg-accent-ink"
          : "border-line-strong bg-surface hover:bg-sunken",
      )}
    >
      {children}
    </a>
  );
}
