import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { vi } from "vitest";
import { page } from "vitest/browser";
import { cleanup, render } from "vitest-browser-react/pure";
import { SessionsView } from "@/components/sessions/sessions-view";
import { DashboardHeader } from "@/components/shell/dashboard-header";
import { DashboardTabs } from "@/components/shell/dashboard-tabs";
import { Announcer, announce } from "@/components/ui/announcer";
import { KnownAccounts } from "@/components/view/known-accounts";
import { LinkSafeAddress } from "@/components/view/link-safe-address";
import { LiveMode } from "@/components/view/live-mode";
import { TimeZonePreference } from "@/components/view/time-zone-preference";
import { useTab } from "@/components/view/use-tab";
import { createQueryClient } from "@/lib/query-client";
import type { KnownAccount } from "@/lib/sessions/query/known-account";
import type { Session } from "@/lib/sessions/session/session";
import { fakeFetch, type OneSession } from "./fake-fetch";
import { ACCOUNTS, NOW } from "./known-sessions";
import { AddressSearch, TestRouter } from "./test-router";
// The lazy parts: no test waits until Vite has compiled one.
import "@/components/filters/filter-popover";
import "@/components/filters/time-editor";
import "@/components/sessions/session-panel";
import "@/components/shell/scope-popover";
import "@/components/ui/menu-popover";
import "@/lib/sessions/cli/cli-command";

const DESKTOP = { width: 1440, height: 900 };

/**
 * Opens a view as the app does, without its server: the address is this window's own, the clock stands still, and
 * `fetch` answers from known sessions. `failing` is the id of an account that refuses to answer, `clock` this computer's
 * time where it is not the server's, `sessions` are other sessions in every list, `tz` is the stored preference. `oneSession`
 * answers for one session.
 */
export async function openDashboard(
  path: string,
  {
    accounts = ACCOUNTS,
    failing = null,
    viewport = DESKTOP,
    clock = NOW,
    sessions,
    tz = "utc",
    oneSession = null,
  }: {
    accounts?: readonly KnownAccount[];
    failing?: string | null;
    viewport?: typeof DESKTOP;
    clock?: string;
    sessions?: readonly Session[];
    tz?: string;
    oneSession?: OneSession | null;
  } = {},
) {
  // The files of a worker share their modules, so a hook of one file would not run before the tests of another.
  await cleanup();
  vi.setSystemTime(clock);
  vi.stubGlobal("fetch", fakeFetch(accounts, failing, sessions, oneSession));
  if (window.innerWidth !== viewport.width) await page.viewport(viewport.width, viewport.height);
  history.replaceState(null, "", path);
  announce("");
  await render(<Dashboard accounts={accounts} tz={tz} />);
}

/** The address as a person reads it, without the origin. */
export function address(): string {
  return `${location.pathname}${location.search}`;
}

function Dashboard({ accounts, tz }: { accounts: readonly KnownAccount[]; tz: string }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <TestRouter>
      <AddressSearch>
        <LinkSafeAddress />
        <QueryClientProvider client={queryClient}>
          <TimeZonePreference initial={tz}>
            <KnownAccounts accounts={accounts}>
              <LiveMode>
                <div className="flex h-dvh flex-col overflow-hidden">
                  <DashboardHeader signedIn={null} origins={[]} />
                  <DashboardTabs />
                  <main className="flex min-h-0 grow flex-col">
                    <View />
                  </main>
                </div>
                <Announcer />
              </LiveMode>
            </KnownAccounts>
          </TimeZonePreference>
        </QueryClientProvider>
      </AddressSearch>
    </TestRouter>
  );
}

function View() {
  const state = useTab() ?? "active";
  return <SessionsView key={state} state={state} servedAt={Date.parse(NOW)} />;
}
