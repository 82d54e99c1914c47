"use client";

import type { SignedIn } from "@/lib/signed-in";
import { HelpButton } from "./help-button";
import { LiveIndicator } from "./live-indicator";
import { Logo } from "./logo";
import { ScopeControl } from "./scope-control";
import { ShareMenu } from "./share-menu";
import { ThemeMenu } from "./theme-menu";
import { TimeZoneMenu } from "./time-zone-menu";
import { UserMenu } from "./user-menu";

/** The top of every page: accounts and regions, freshness, display settings, sharing, and the signed-in user. */
export function DashboardHeader({
  signedIn,
  origins,
}: {
  signedIn: SignedIn | null;
  /** The origins whose pages may embed a view. */
  origins: readonly string[];
}) {
  return (
    <header className="border-line bg-surface flex h-13 shrink-0 items-center gap-2 border-b px-3 sm:gap-3 sm:px-5">
      <Logo />
      <span aria-hidden="true" className="bg-line h-5 w-px max-sm:hidden" />
      <ScopeControl />
      <div className="ml-auto flex items-center gap-1 sm:gap-2">
        <LiveIndicator />
        <TimeZoneMenu />
        <ThemeMenu />
        <HelpButton />
        <ShareMenu origins={origins} />
        {signedIn && <UserMenu signedIn={signedIn} />}
      </div>
    </header>
  );
}
