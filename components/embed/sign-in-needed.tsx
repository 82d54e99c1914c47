"use client";

import { Button } from "@/components/ui/button";
import { useTab } from "@/components/view/use-tab";
import { FrameNotice } from "./frame-notice";

/** Asks the user to sign in in a new tab, because identity providers refuse to be framed. */
export function SignInNeeded() {
  const tab = useTab() ?? "active";
  return (
    <FrameNotice title="Sign in to see this view">
      <p>
        You are not signed in to Sessionscope, or you don’t have access to any accounts. Sign in in
        a new tab, then try again here.
      </p>
      <div className="text-ink mt-4 flex flex-wrap gap-2">
        <a
          href={`/${tab}`}
          target="_blank"
          rel="noopener"
          className="border-line-strong bg-surface hover:bg-sunken inline-flex h-7.5 items-center rounded-md border px-2.5"
        >
          Sign in
        </a>
        <Button onClick={() => location.reload()}>Try again</Button>
      </div>
    </FrameNotice>
  );
}
