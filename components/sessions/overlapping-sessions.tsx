"use client";

import Link from "next/link";
import { type ReactNode, useId } from "react";
import { isByMouse } from "@/components/browser/pointer";
import { hasSelectedText } from "@/components/browser/selection";
import { Button } from "@/components/ui/button";
import { letSelect } from "@/components/ui/selectable-link";
import { useActiveOnly, useLinkTarget } from "@/components/view/frame";
import { useSessionSearch } from "@/components/view/use-session-search";
import {
  OVERLAPPING_KEYS,
  type OverlappingKey,
  overlappingFilters,
} from "@/lib/sessions/list/overlapping-sessions";
import type { SourceReport } from "@/lib/sessions/list/sessions-page";
import { sessionAddress } from "@/lib/sessions/query/session-path";
import { displayText } from "@/lib/sessions/session/display-text";
import { parseOwner } from "@/lib/sessions/session/owner";
import { type Session, sessionKey } from "@/lib/sessions/session/session";
import { kindLabel } from "@/lib/sessions/session/session-kind";
import { shortTarget } from "@/lib/sessions/session/target";
import { fullTime } from "@/lib/sessions/time/time-format";
import { Nothing } from "./owner-name";
import { SessionDuration } from "./session-duration";
import { StartedTime } from "./started-time";
import { useOverlappingSessions } from "./use-overlapping-sessions";

/** The other sessions that the owner and the target had open during a session. */
export function OverlappingSessions({ session, zone }: { session: Session; zone: string }) {
  const isActiveOnly = useActiveOnly();
  const keys = OVERLAPPING_KEYS.filter((key) => overlappingFilters(session, key) !== null);
  if (keys.length === 0 || isActiveOnly) return null;
  return (
    <>
      <h3 className="text-ink-2 mt-6 font-semibold">Open at the same time</h3>
      {keys.map((key) => (
        <Overlapping key={key} by={key} session={session} zone={zone} />
      ))}
    </>
  );
}

function Overlapping({
  by,
  session,
  zone,
}: {
  by: OverlappingKey;
  session: Session;
  zone: string;
}) {
  const id = useId();
  const { found, error, isSearching, onGoOn, onRetry } = useOverlappingSessions(session, by);
  const failure = found && failureText(found.failures);
  const backTo =
    found?.searchedBackTo && ` back to ${fullTime(Date.parse(found.searchedBackTo), zone)}`;
  return (
    <section aria-labelledby={id} aria-busy={isSearching} className="mt-3">
      <h4 id={id} className="wrap-anywhere">
        {by === "owner" ? "By " : "On "}
        <bdi className="font-semibold">{sharedText(by, session)}</bdi>
      </h4>
      {found !== null && found.sessions.length > 0 && (
        <ul className="mt-1.5">
          {found.sessions.map((each) => (
            <li key={sessionKey(each)} className="border-line border-t last:border-b">
              <OverlappingSession session={each} by={by} of={session} zone={zone} />
            </li>
          ))}
        </ul>
      )}
      {error ? (
        <Line isAlert>
          {error.message} <Button onClick={onRetry}>Retry</Button>
        </Line>
      ) : isSearching ? (
        <Line>Searching{found && backTo}…</Line>
      ) : found === null ? null : found.isComplete ? (
        found.sessions.length === 0 && <Line>Nothing else was open.</Line>
      ) : (
        <>
          {(found.hasMore || failure === null) && (
            <Line>
              Searched{backTo ?? " in part"}; there may be more.{" "}
              {found.hasMore && <Button onClick={onGoOn}>Search further</Button>}
            </Line>
          )}
          {failure && (
            <Line>
              {!found.hasMore && found.sessions.length === 0 && "Nothing else was found. "}
              <span title={failure} className="line-clamp-2">
                {failure}
              </span>
              <Button onClick={onRetry}>Retry</Button>
            </Line>
          )}
        </>
      )}
    </section>
  );
}

/** One overlapping session, described by its differences from the session `of`. */
function OverlappingSession({
  session,
  by,
  of,
  zone,
}: {
  session: Session;
  by: OverlappingKey;
  of: Session;
  zone: string;
}) {
  const [{ tz }] = useSessionSearch();
  const linkTarget = useLinkTarget();
  const { target, owner, startedAt, account, region } = session;
  const isElsewhere = account !== of.account || region !== of.region;
  return (
    <Link
      href={sessionAddress(session, tz)}
      prefetch={false}
      {...linkTarget}
      draggable={false}
      onPointerDown={letSelect}
      onClick={(event) => {
        // A drag has selected text of it.
        if (isByMouse(event.nativeEvent) && hasSelectedText(event.currentTarget))
          event.preventDefault();
      }}
      className="hover:bg-sunken -mx-1.5 block rounded px-1.5 py-1.5"
    >
      <span className="flex gap-2">
        <bdi className="text-accent-ink min-w-0 grow truncate">
          {by === "owner"
            ? target && (
                <span className="font-mono text-xs">{displayText(shortTarget(target))}</span>
              )
            : owner && displayText(parseOwner(owner).person)}
          {(by === "owner" ? target : owner) === null && <Nothing />}
        </bdi>{" "}
        <span className="text-ink-2 max-w-2/5 truncate">
          {displayText(kindLabel(session.kind, session.document))}
        </span>
      </span>{" "}
      <span className="text-ink-2 flex flex-wrap gap-x-2">
        {startedAt === null ? <Nothing /> : <StartedTime instant={startedAt} zone={zone} />}{" "}
        <span className="grow">
          <SessionDuration session={session} />
        </span>{" "}
        {isElsewhere && (
          <span className="text-ink-3">
            {account} {region}
          </span>
        )}
      </span>
    </Link>
  );
}

function Line({ isAlert = false, children }: { isAlert?: boolean; children: ReactNode }) {
  return (
    <p
      role={isAlert ? "alert" : undefined}
      className="text-ink-2 mt-1.5 flex flex-wrap items-center gap-2 wrap-anywhere"
    >
      {children}
    </p>
  );
}

/** The owner or target that the sessions share. */
function sharedText(by: OverlappingKey, { owner, target }: Session): string {
  if (by === "owner") return displayText(parseOwner(owner ?? "").person);
  return displayText(shortTarget(target ?? ""));
}

function failureText(failures: readonly SourceReport[]): string | null {
  const [first] = failures;
  if (!first) return null;
  const more = failures.length === 1 ? "" : ` and ${failures.length - 1} more`;
  return `Not searched: ${first.account} ${first.region}${more}. ${first.error?.message ?? ""}`;
}
