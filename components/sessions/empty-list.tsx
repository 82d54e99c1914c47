"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useLinkTarget } from "@/components/view/frame";
import { useNow } from "@/components/view/use-now";
import { contradictions } from "@/lib/sessions/chips/contradictions";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";

/** A complete search without a match: says what was searched, why nothing may match, and what to do. */
export function EmptyList({
  state,
  filters,
  isFiltered,
  isPinned,
  time,
  zone,
  search,
  onClear,
}: {
  state: SessionState;
  filters: SessionFilters;
  isFiltered: boolean;
  /** Whether a portal has pinned filters. */
  isPinned: boolean;
  /** The time filter in words, null without one. */
  time: string | null;
  zone: string;
  /** The query string of this view, for the link to the other tab. */
  search: string;
  onClear: () => void;
}) {
  const now = useNow();
  const linkTarget = useLinkTarget();
  const isNarrowed = isFiltered || isPinned;
  const other = state === "active" ? "History" : "Active";
  const [contradiction] = contradictions(state, filters, now, zone);
  return (
    <div role="status" className="mx-auto max-w-xl px-5 py-12">
      <h2 className="text-base font-semibold">
        {isNarrowed ? "No session matches these filters" : nothingTitle(state)}
      </h2>
      <p className="text-ink-2 mt-1.5">
        {contradiction ??
          (isNarrowed
            ? `${searchedText(state, time)} was searched. Remove a filter, or look in ${other}.`
            : nothingDetail(state))}
      </p>
      <div className="mt-4 flex flex-wrap gap-2">
        {isFiltered && <Button onClick={onClear}>Clear all filters</Button>}
        <Link
          href={{ pathname: state === "active" ? "/history" : "/active", search }}
          {...linkTarget}
          className="border-line-strong bg-surface hover:bg-sunken inline-flex h-7.5 items-center rounded-md border px-2.5"
        >
          Look in {other}
        </Link>
      </div>
    </div>
  );
}

function searchedText(state: SessionState, time: string | null) {
  if (time !== null) return `Everything in this window (${time})`;
  return state === "active" ? "All of Active" : "All of the 30 days of History that AWS keeps";
}

function nothingTitle(state: SessionState) {
  return state === "active" ? "Nobody is connected" : "No session ended in the last 30 days";
}

function nothingDetail(state: SessionState) {
  return state === "active"
    ? "AWS lists no open session in the accounts and regions shown. New ones appear here automatically."
    : "AWS keeps sessions for 30 days after they end, in each account and region.";
}
