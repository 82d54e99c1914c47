"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { KnownAccounts } from "@/components/filters/known-accounts";
import { LockedFilters } from "@/components/filters/locked-filters";
import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";
import { embedScopeSchema, lockedFiltersOf } from "@/lib/embed/embed-scope";
import { permissionOf } from "@/lib/embed/token-times";
import { fetchJson } from "@/lib/fetch-json";
import type { SessionState } from "@/lib/sessions/session";
import { clearFragment } from "./fragment-token";
import { FrameNotice } from "./frame-notice";
import { usePermission } from "./use-permission";

/** Shows a view for as long as a portal's token permits it, with what it locks. */
export function TokenGate({ state, children }: { state: SessionState; children: ReactNode }) {
  const { permission, onWorks } = usePermission();
  useEffect(clearFragment, []);
  switch (permission.state) {
    case "waiting":
      return <Waiting />;
    case "granted": {
      // Another permission is another view: nothing of the one before may show in it.
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
      <FrameNotice title="This view was not opened">
        The portal’s permission is for {data.locked.view === "active" ? "Active" : "History"}: its
        page has to embed /embed/{data.locked.view}.
      </FrameNotice>
    );
  }
  return (
    <KnownAccounts accounts={data.accounts}>
      <LockedFilters locked={lockedFiltersOf(data)}>{children}</LockedFilters>
    </KnownAccounts>
  );
}

function Waiting() {
  return (
    <p role="status" className="text-ink-2 px-5 py-12 text-center">
      Waiting for the portal’s permission…
    </p>
  );
}

function Ended({ hasWorked, reason }: { hasWorked: boolean; reason: string | null }) {
  return (
    <FrameNotice
      title={
        hasWorked ? "This view’s permission has ended" : "This view’s permission was not accepted"
      }
    >
      {reason !== null && `${reason} `}
      {hasWorked
        ? "What was shown here has been taken off the screen. Reload the portal’s page to see it again."
        : "Reload the portal’s page; if that does not help, ask whoever runs the portal."}
    </FrameNotice>
  );
}
