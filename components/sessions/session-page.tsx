"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ClockNotice } from "@/components/view/clock-notice";
import { useTimeZone } from "@/components/view/time-zone-preference";
import { useSessionSearch } from "@/components/view/use-session-search";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import type { SessionHint } from "@/lib/sessions/query/session-path";
import { displayText } from "@/lib/sessions/session/display-text";
import type { Session } from "@/lib/sessions/session/session";
import { isOpen } from "@/lib/sessions/session/session-age";
import { sessionTitle } from "@/lib/sessions/session/session-title";
import { FailedSession, MissingSession } from "./missing-session";
import { OverlappingSessions } from "./overlapping-sessions";
import { PageTitle } from "./page-title";
import { SessionDetails } from "./session-details";
import { LookingForSession, RetryButton } from "./session-lookup";
import { StatusBadge } from "./status-badge";
import { useSession } from "./use-session";

/** The page of one session, or the reason why it cannot be shown. `ignored` lists the unusable parts of its link. */
export function SessionPage({
  id,
  hint,
  ignored,
}: {
  id: string;
  hint: SessionHint;
  ignored: string[];
}) {
  const { session, error, isMissing, ...query } = useSession(id, hint, null);
  const retry = <RetryButton {...query} />;
  return (
    <div className="bg-surface grow overflow-auto">
      <ClockNotice />
      <div className="mx-auto max-w-5xl px-3 pt-4 pb-10 sm:px-5">
        {ignored.length > 0 && (
          <p role="status" className="text-ink-2 mb-3 wrap-anywhere">
            Ignored in this link: <bdi>{displayText(ignored.join(" "))}</bdi>
          </p>
        )}
        {session ? (
          <>
            {error && (
              <p role="status" className="text-bad mb-3 flex flex-wrap items-center gap-2">
                The session as it was last seen. {error.message} {retry}
              </p>
            )}
            <FoundSession session={session} />
          </>
        ) : error === null ? (
          <>
            <PageTitle text={displayText(id)} />
            <LookingForSession {...query} />
          </>
        ) : isMissing ? (
          <MissingSession id={id} hint={hint} detail={error.message}>
            {retry}
          </MissingSession>
        ) : (
          <>
            <PageTitle text={displayText(id)} />
            <FailedSession id={id} hint={hint} error={error}>
              {retry}
            </FailedSession>
          </>
        )}
      </div>
    </div>
  );
}

function FoundSession({ session }: { session: Session }) {
  const router = useRouter();
  const [{ tz }] = useSessionSearch();
  const { zone } = useTimeZone();
  const isActive = isOpen(session);
  return (
    <>
      <Link
        href={{
          pathname: isActive ? "/active" : "/history",
          search: serializeSessionSearchParams({ tz, session: session.id }),
        }}
        prefetch={false}
        className="text-accent-ink inline-flex items-center gap-1.5 hover:underline"
      >
        <ArrowLeft aria-hidden="true" className="size-3.5" />
        Show in {isActive ? "Active" : "History"}
      </Link>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <PageTitle text={sessionTitle(session)} />
        <StatusBadge status={session.status} />
      </div>
      <p className="text-ink-2 mt-1 font-mono text-xs wrap-anywhere">
        <bdi>{displayText(session.id)}</bdi>
      </p>
      <div className="mt-4 grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <h2 className="sr-only">Details</h2>
          <SessionDetails
            session={session}
            zone={zone}
            isPage
            onFilter={(filters) => {
              const query = serializeSessionSearchParams({ ...filters, tz });
              router.push(`/history?${query.slice(1)}`);
            }}
          />
        </div>
        <div className="min-w-0 lg:-mt-6">
          <h2 className="sr-only">Around this session</h2>
          <OverlappingSessions session={session} zone={zone} />
        </div>
      </div>
    </>
  );
}
