"use client";

import { ChevronDown, Layers } from "lucide-react";
import { lazy } from "react";
import { PopoverButton } from "@/components/ui/popover-button";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { useSessionSearch } from "@/components/view/use-session-search";
import { scopeText } from "@/lib/sessions/chips/scope-text";
import { sourceCount } from "@/lib/sessions/query/known-account";

const loadScope = () => import("./scope-popover");
const ScopePopover = lazy(async () => ({ default: (await loadScope()).ScopePopover }));

/** Shows the accounts and regions in view. Where there are several, it opens a popover to choose some of them. */
export function ScopeControl() {
  const accounts = useKnownAccounts();
  const [search] = useSessionSearch();
  const text = scopeText(accounts, search);
  const face = (
    <>
      <Layers aria-hidden="true" className="text-ink-2 size-3.5 shrink-0" />
      {/* A phone has room for only a letter or two, which would say nothing. */}
      <span className="truncate max-[26rem]:sr-only">{text}</span>
    </>
  );
  if (sourceCount(accounts) <= 1) {
    return (
      <p
        title="The account and region whose sessions are shown"
        className="border-line-strong bg-surface flex h-7.5 min-w-0 items-center gap-2 rounded-md border px-2.5 font-medium"
      >
        {face}
      </p>
    );
  }
  return (
    <PopoverButton
      aria-label={`Accounts and regions: ${text}`}
      className="min-w-0 shrink! font-medium"
      onNear={loadScope}
      renderPopover={(props) => <ScopePopover {...props} />}
    >
      {face}
      <ChevronDown aria-hidden="true" className="text-ink-2 size-3.5 shrink-0" />
    </PopoverButton>
  );
}
