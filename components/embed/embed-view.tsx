"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { SessionsView } from "@/components/sessions/sessions-view";
import { SignInWatch } from "@/components/shell/sign-in-watch";
import { Announcer } from "@/components/ui/announcer";
import { InFrame, usePart } from "@/components/view/frame";
import { KnownAccounts } from "@/components/view/known-accounts";
import { LiveMode } from "@/components/view/live-mode";
import type { Display } from "@/lib/embed/display";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import type { SessionState } from "@/lib/sessions/session/session";
import { EmbedEvents } from "./embed-events";
import { EmbedHeader } from "./embed-header";
import { fragmentToken } from "./fragment-token";
import { openHostChannel, useHostMessage } from "./host-channel";
import { SignInNeeded } from "./sign-in-needed";
import { TokenGate } from "./token-gate";
import { useFrameHeight } from "./use-frame-height";

/**
 * A view for pages of other sites: the list of the dashboard without its header and tabs. `accounts` are those of the
 * signed-in user, or null if nobody is signed in. Pages of the `origins` may frame it.
 */
export function EmbedView({
  state,
  display,
  origins,
  accounts,
  servedAt,
}: {
  state: SessionState;
  display: Display;
  origins: readonly string[];
  accounts: readonly KnownAccount[] | null;
  servedAt: number;
}) {
  const [theme, setTheme] = useState(display.theme);
  const hasFragment = useSyncExternalStore(neverChanges, () => fragmentToken() !== null, no);
  const isByToken = display.isByToken || hasFragment;
  const root = useFrameHeight(display.height);
  useEffect(() => openHostChannel(origins), [origins]);
  useHostMessage((message) => {
    if (message.type === "theme") setTheme(message.theme);
  });
  const view = <FramedSessions state={state} servedAt={servedAt} />;
  return (
    <InFrame frame={{ state, display, isByToken }}>
      <LiveMode>
        <main ref={root} className="frame" data-frame-theme={theme} data-height={display.height}>
          {isByToken ? (
            <TokenGate state={state}>{view}</TokenGate>
          ) : accounts === null ? (
            <SignInNeeded />
          ) : (
            <KnownAccounts accounts={accounts}>
              <SignInWatch ended={<SignInNeeded />}>{view}</SignInWatch>
            </KnownAccounts>
          )}
        </main>
        <Announcer />
      </LiveMode>
    </InFrame>
  );
}

function FramedSessions({ state, servedAt }: { state: SessionState; servedAt: number }) {
  const hasTitle = usePart("title");
  return (
    <>
      {hasTitle && <EmbedHeader state={state} />}
      <SessionsView state={state} servedAt={servedAt} />
      <EmbedEvents state={state} />
    </>
  );
}

function neverChanges() {
  return () => {};
}

function no() {
  return false;
}
