"use client";

import { TriangleAlert, X } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { NoticeBar, NoticeText } from "@/components/ui/notice-bar";
import { useFrame } from "@/components/view/frame";
import { useKnownAccounts } from "@/components/view/known-accounts";
import { DISPLAY_KEYS, displayIssues } from "@/lib/embed/display";
import { framedQuery } from "@/lib/embed/framed-query";
import { scopeOf } from "@/lib/sessions/query/known-account";
import { readIssues } from "@/lib/sessions/query/query-issues";
import { issueText, readView } from "@/lib/sessions/query/usable-query";

const SHOWN_ISSUES = 5;

const neverChanges = () => () => {};

/** Whether the browser shows more than the server's HTML. */
function useIsHydrated(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

/** Lists the parts of a link that Sessionscope cannot use. Dismissing the notice removes them from the URL. */
export function QueryNotice() {
  const search = useSearchParams();
  const accounts = useKnownAccounts();
  const frame = useFrame();
  const pathname = usePathname();
  const [dismissed, setDismissed] = useState<string | null>(null);
  const query = search.toString();
  const readable = new URLSearchParams(query);
  // Next's server drops this key, and the first HTML of the browser must match the server's.
  if (!useIsHydrated()) readable.delete("__proto__");
  const issues = [
    ...readIssues(readable, scopeOf(accounts), frame ? DISPLAY_KEYS : []),
    ...(frame ? displayIssues(readable) : []),
  ].map(issueText);
  const handleDismiss = () => {
    const view = readView(new URLSearchParams(query), accounts);
    const usable = framedQuery(view, frame?.display ?? null);
    // Some issues, such as too many values, remain after the cleaning. They are not shown again.
    setDismissed(new URLSearchParams(usable).toString());
    // The notice disappears together with the button that has the focus.
    document.querySelector<HTMLElement>('[data-filter="add"]')?.focus();
    const address = `${pathname}${usable}`;
    window.history.replaceState(null, "", `${address}${window.location.hash}`);
  };
  if (issues.length === 0 || dismissed === query) return null;
  const shown = [...new Set(issues)].slice(0, SHOWN_ISSUES);
  const more = issues.length - shown.length;
  return (
    <NoticeBar role="status" icon={TriangleAlert}>
      <NoticeText>
        Ignored in this link:{" "}
        {shown.map((text, index) => (
          <span key={text}>
            {index > 0 && " "}
            <bdi>{text}</bdi>
          </span>
        ))}
        {more > 0 && ` And ${more} more.`}
      </NoticeText>
      <Button variant="ghost" icon aria-label="Dismiss this notice" onClick={handleDismiss}>
        <X aria-hidden="true" className="size-4" />
      </Button>
    </NoticeBar>
  );
}
