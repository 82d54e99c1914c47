"use client";

import { Button } from "@/components/ui/button";
import { useTab } from "@/components/view/use-tab";
import { FrameNotice } from "./frame-notice";

/** Signing in is done in a tab of its own: identity providers refuse to be framed. */
export function SignInNeeded() {
  const tab = useTab() ?? "active";
  return (
    <FrameNotice title="Sign in to see this view">
      <p>
        It is Sessionscope’s, and you are not signed in there, or nothing has been opened for you.
        Sign in in a tab of its own, then look again here.
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
        <Button onClick={() => location.reload()}>Look again</Button>
      </div>
    </FrameNotice>
  );
}
