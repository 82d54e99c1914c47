"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useSessionSearch } from "@/components/view/use-session-search";
import { ApiError } from "@/lib/api-error";
import { serializeSessionSearchParams } from "@/lib/sessions/query/search-params";
import { type SessionHint, unscopedAddress } from "@/lib/sessions/query/session-path";
import { issueText } from "@/lib/sessions/query/usable-query";
import { displayText } from "@/lib/sessions/session/display-text";
import { PageTitle } from "./page-title";

/** AWS has no such session: says where Sessionscope looked, and what to do. */
export function MissingSession({
  id,
  hint,
  detail,
  children,
}: {
  id: string;
  hint: SessionHint;
  detail: string;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-xl py-8">
      <PageTitle text="No such session" />
      <p className="text-ink-2 mt-1 font-mono text-xs wrap-anywhere">
        <bdi>{displayText(id)}</bdi>
      </p>
      <p role="status" className="mt-3 wrap-anywhere">
        {detail}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        {children}
        <OtherPlaces id={id} hint={hint} />
      </div>
    </div>
  );
}

/** AWS or Sessionscope failed: says why, and what to do. */
export function FailedSession({
  id,
  hint,
  error,
  children,
}: {
  id: string;
  hint: SessionHint;
  error: Error;
  children: ReactNode;
}) {
  const issues = error instanceof ApiError ? error.issues.map(issueText) : [];
  return (
    <ErrorNotice
      title="This session could not be loaded"
      detail={[error.message, ...issues].join(" ")}
      requestId={error instanceof ApiError ? error.requestId : null}
    >
      {children}
      <OtherPlaces id={id} hint={hint} />
    </ErrorNotice>
  );
}

const LINK = "text-accent-ink inline-flex h-7.5 items-center underline-offset-2 hover:underline";

/** Links to other places to look for the session. */
function OtherPlaces({ id, hint }: { id: string; hint: SessionHint }) {
  const [{ tz }] = useSessionSearch();
  const search = serializeSessionSearchParams({ tz });
  const isNarrow = hint.account.length > 0 || hint.region.length > 0;
  return (
    <>
      {isNarrow && (
        <Link href={unscopedAddress(id, hint, tz)} prefetch={false} className={LINK}>
          Look in every account
        </Link>
      )}
      <Link href={{ pathname: "/active", search }} prefetch={false} className={LINK}>
        Active sessions
      </Link>
      <Link href={{ pathname: "/history", search }} prefetch={false} className={LINK}>
        History
      </Link>
    </>
  );
}
