import type { ReactNode } from "react";
import { DashboardHeader } from "@/components/shell/dashboard-header";
import { DashboardTabs } from "@/components/shell/dashboard-tabs";
import { SignInWatch } from "@/components/shell/sign-in-watch";
import { Announcer } from "@/components/ui/announcer";
import { KnownAccounts } from "@/components/view/known-accounts";
import { LiveMode } from "@/components/view/live-mode";
import { embedOrigins } from "@/lib/server/api/frame-scope";
import { shellScope } from "@/lib/server/api/page-scope";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { signedIn, accounts } = await shellScope();
  return (
    <KnownAccounts accounts={accounts}>
      <LiveMode>
        <SignInWatch>
          <div className="flex h-dvh flex-col overflow-hidden">
            <DashboardHeader signedIn={signedIn} origins={signedIn ? embedOrigins() : []} />
            <DashboardTabs />
            <main className="flex min-h-0 grow flex-col">{children}</main>
          </div>
          <Announcer />
        </SignInWatch>
      </LiveMode>
    </KnownAccounts>
  );
}
