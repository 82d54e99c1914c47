"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";
import { KnownAccounts } from "@/components/view/known-accounts";
import { PinnedFiltersProvider } from "@/components/view/pinned-filters";
import { embedScopeSchema, pinnedFiltersFrom } from "@/lib/embed/embed-scope";
import { permissionOf } from "@/lib/embed/token-times";
import { fetchJson } from "@/lib/fetch-json";
import type { SessionState } from "@/lib/sessions/session/session";
import { clearFragment } from "./fragment-token";
import { FrameNotice } from "./frame-notice";
import { tellHost } from "./host-channel";
import { usePermission } from "./use-permission";

/** Shows a view, with the filters that a portal's token pins, for as long as the token permits it. */
export function TokenGate({ state, children }: { state: SessionState; children: ReactNode }) {
  const { permission, onWorks } = usePermission();
  useEffect(clearFragment, []);
  switch (permission.state) {
    case "waiting":
      return <Waiting />;
    case "granted": {
      // Another permission is another view: it must show nothing of the previous one.
      const key = permissionOf(permission.token);
      return (
        <Granted key={key} permission={key} state={state} onWorks={onWorks}>
          {children}
        </Granted>
      );
    }
    case "ended":
      return <Ended {...permission} />;
  }
}

function Granted({
  permission,
  state,
  onWorks,
  children,
}: {
  permission: string;
  state: SessionState;
  onWorks: () => void;
  children: ReactNode;
}) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["embed-scope", permission],
    queryFn: ({ signal }) => fetchJson("/api/accounts", embedScopeSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (data) onWorks();
  });
  if (error) {
    return (
      <ErrorNotice title="This view cannot be shown" detail={error.message}>
        <Button disabled={isFetching} onClick={() => void refetch()}>
          Retry
        </Button>
      </ErrorNotice>
    );
  }
  if (!data) return <Waiting />;
  if (data.locked && data.locked.view !== state) {
    return (
      <FrameNotice title="This view is not permitted">
        The portal’s permission is for {data.locked.view === "active" ? "Active" : "History"}: its
        page must embed /embed/{data.locked.view}.
      </FrameNotice>
    );
  }
  return (
    <KnownAccounts accounts={data.accounts}>
      <PinnedFiltersProvider pinned={pinnedFiltersFrom(data)}>{children}</PinnedFiltersProvider>
    </KnownAccounts>
  );
}

/** The time after which the notice explains what may be wrong. */
const EXPLAIN_AFTER_MS = 10_000;

function Waiting() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), EXPLAIN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="text-ink-2 mx-auto w-full max-w-xl px-5 py-12 text-center">
      Waiting for the portal’s permission…
      {isLong &&
        " This takes longer than usual. The portal’s page must load Sessionscope’s embed.js, and its token-url must answer."}
    </p>
  );
}

function Ended({ hasWorked, reason }: { hasWorked: boolean; reason: string | null }) {
  return (
    <FrameNotice title={endedTitle(hasWorked, reason)}>
      {reason !== null && `${reason} `}
      {hasWorked
        ? "The sessions shown here have been removed from the screen. Reload the portal’s page to see them again."
        : "Reload the portal’s page. If that does not help, contact the people who run the portal."}
      {window.parent !== window && (
        <div className="text-ink mt-4">
          <Button onClick={() => tellHost({ type: "token-expiring", expiresAt: null })}>
            Ask the portal again
          </Button>
        </div>
      )}
    </FrameNotice>
  );
}

function endedTitle(hasWorked: boolean, reason: string | null): string {
  if (hasWorked) return "This view’s permission has ended";
  return reason === null
    ? "This view’s permission was not accepted"
    : "There is no permission for this view";
}
