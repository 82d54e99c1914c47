import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/**
 * A link that starts a sign-in, or leads to a page that does. It is not Next's `Link`, whose router would prefetch the
 * address: it is not a page, and may redirect to another site.
 */
export function SignInLink({
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
