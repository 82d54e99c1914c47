"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { LiveIndicator } from "@/components/shell/live-indicator";
import { useLinkTarget } from "@/components/view/frame";
import { usePinnedFilters } from "@/components/view/pinned-filters";
import { useSessionSearch } from "@/components/view/use-session-search";
import { withPinned } from "@/lib/embed/embed-scope";
import { viewHeading } from "@/lib/sessions/chips/view-title";
import { filtersOf, serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";

/** The header of an embedded view: its title, its freshness, and a link to the dashboard. */
export function EmbedHeader({ state }: { state: SessionState }) {
  const [search] = useSessionSearch();
  const pinned = usePinnedFilters();
  const linkTarget = useLinkTarget();
  const filters = withPinned(filtersOf(search), pinned);
  return (
    <header className="border-line bg-surface flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 border-b px-3 sm:px-5">
      {/* The view itself has the heading. */}
      <span aria-hidden="true" className="text-base font-semibold">
        {viewHeading(state)}
      </span>
      <div className="ml-auto flex items-center gap-2">
        <LiveIndicator />
        <Link
          href={{
            pathname: `/${state}`,
            search: serializeSessionSearchParams({ ...search, ...filters }),
          }}
          prefetch={false}
          {...linkTarget}
          className="text-accent-ink inline-flex items-center gap-1.5 hover:underline"
        >
          Sessionscope
          <ExternalLink aria-label="opens in a new tab" role="img" className="size-3" />
        </Link>
      </div>
    </header>
  );
}
