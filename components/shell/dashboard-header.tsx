"use client";

import { Layers } from "lucide-react";
import { HelpButton } from "./help-button";
import { LiveIndicator } from "./live-indicator";
import { Logo } from "./logo";
import { ShareMenu } from "./share-menu";
import { ThemeMenu } from "./theme-menu";
import { TimeZoneMenu } from "./time-zone-menu";

/** The top of every page: what is looked at, how fresh it is, how it is shown, and how to share it. */
export function DashboardHeader({ scope }: { scope: { account: string; region: string | null } }) {
  return (
    <header className="border-line bg-surface flex h-13 shrink-0 items-center gap-2 border-b px-3 sm:gap-3 sm:px-5">
      <Logo />
      <span aria-hidden="true" className="bg-line h-5 w-px max-sm:hidden" />
      <p
        title="The account and region whose sessions are shown"
        className="border-line-strong bg-surface flex h-7.5 min-w-0 items-center gap-2 rounded-md border px-2.5 font-medium"
      >
        <Layers aria-hidden="true" className="text-ink-2 size-3.5 shrink-0" />
        <span className="truncate">
          {scope.account} · {scope.region ?? "no region"}
        </span>
      </p>
      <div className="ml-auto flex items-center gap-1 sm:gap-2">
        <LiveIndicator />
        <TimeZoneMenu />
        <ThemeMenu />
        <HelpButton />
        <ShareMenu />
      </div>
    </header>
  );
}
