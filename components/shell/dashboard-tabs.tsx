"use client";

import Link from "next/link";
import { useSessions } from "@/components/sessions/use-sessions";
import { useSessionSearch } from "@/components/view/use-session-search";
import { useTab } from "@/components/view/use-tab";
import { cn } from "@/lib/cn";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";

/** Active and History, as links that keep the filters. */
export function DashboardTabs() {
  const tab = useTab();
  const [search] = useSessionSearch();
  // Only while Active is shown: without refreshes the count would become wrong.
  const { query, list } = useSessions("active", tab === "active");
  // The page of one session has its own keys, which are not filters.
  const keep = tab === null ? "" : serializeSessionSearchParams({ ...search, session: null });
  const isKnown = tab === "active" && list !== null && !query.isPlaceholderData;
  const count = isKnown ? `${list.sessions.length}${query.hasNextPage ? "+" : ""}` : null;
  return (
    <nav
      aria-label="Sessions"
      className="border-line bg-surface flex h-11 shrink-0 gap-6 border-b px-3 sm:px-5"
    >
      <Tab
        href={{ pathname: "/active", search: keep }}
        isCurrent={tab === "active"}
        label="Active"
        badge={count}
      />
      <Tab
        href={{ pathname: "/history", search: keep }}
        isCurrent={tab === "history"}
        label="History"
        badge="30 days"
      />
    </nav>
  );
}

function Tab({
  href,
  isCurrent,
  label,
  badge,
}: {
  href: { pathname: "/active" | "/history"; search: string };
  isCurrent: boolean;
  label: string;
  badge: string | null;
}) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "-mb-px flex items-center gap-2 border-b-2",
        isCurrent ? "border-accent font-semibold" : "text-ink-2 hover:text-ink border-transparent",
      )}
    >
      {label}
      {/* The current tab reserves the space from the start, so that the count moves nothing. */}
      {(badge !== null || isCurrent) && (
        <span className="bg-sunken text-ink-2 min-w-8 rounded-full px-2 py-0.5 text-center text-xs font-medium">
          {badge ?? "…"}
        </span>
      )}
    </Link>
  );
}
