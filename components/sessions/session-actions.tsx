"use client";

import { Copy } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useCopy } from "@/components/ui/use-copy";
import { useLinkTarget } from "@/components/view/frame";
import { useTimeZone } from "@/components/view/time-zone-preference";
import { useSessionSearch } from "@/components/view/use-session-search";
import { is } from "@/lib/sessions/query/filter-value";
import { NO_FILTERS, type SessionFilters } from "@/lib/sessions/query/search-params";
import { sessionAddress, sessionPath } from "@/lib/sessions/query/session-path";
import { parseOwner } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";

/** Buttons that lead from a session to related ones, and that copy its data. */
export function SessionActions({
  session,
  isPage,
  onFilter,
}: {
  session: Session;
  /** Whether this is the page of the session, so that there is no need to open it. */
  isPage: boolean;
  onFilter: (filters: SessionFilters) => void;
}) {
  const [search] = useSessionSearch();
  const { linkZone } = useTimeZone();
  const copy = useCopy();
  const linkTarget = useLinkTarget();
  const { owner, target } = session;
  const copies = [
    { label: "ID", value: session.id, what: "the session id" },
    { label: "Target", value: target, what: "the target" },
    { label: "ARN", value: owner, what: "the owner’s ARN" },
    { label: "JSON", value: JSON.stringify(session, null, 2), what: "the session as JSON" },
  ];
  return (
    <>
      <div className="mt-5 flex flex-wrap items-center gap-2">
        <Button
          disabled={target === null}
          onClick={() => onFilter({ ...NO_FILTERS, target: [is(target ?? "")] })}
        >
          All on this target
        </Button>
        <Button
          disabled={owner === null}
          onClick={() => onFilter({ ...NO_FILTERS, owner: [is(parseOwner(owner ?? "").person)] })}
        >
          All by this owner
        </Button>
        {!isPage && (
          <Link
            href={sessionAddress(session, search.tz)}
            prefetch={false}
            {...linkTarget}
            className="border-line-strong bg-surface hover:bg-sunken inline-flex h-7.5 items-center rounded-md border px-2.5"
          >
            Open as a page
          </Link>
        )}
      </div>
      <h3 className="text-ink-2 mt-6 font-semibold">Copy</h3>
      <div className="mt-2 flex flex-wrap gap-2">
        {copies.map(({ label, value, what }) => (
          <Button
            key={label}
            disabled={value === null}
            aria-label={`Copy ${what}`}
            onClick={() => copy(value ?? "", what)}
          >
            <Copy aria-hidden="true" className="size-3.5" />
            {label}
          </Button>
        ))}
        <Button
          aria-label="Copy a link to this session"
          onClick={() => {
            // Like the header's link, it names the user's zone.
            const path = sessionPath(session, linkZone);
            copy(`${location.origin}${path}`, "a link to this session");
          }}
        >
          <Copy aria-hidden="true" className="size-3.5" />
          Link
        </Button>
      </div>
    </>
  );
}
