"use client";

import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";
import { ResetPreferences } from "./reset-preferences";

/** Stands in for a page that threw an error. `digest` is the id under which the server has logged it, if it did. */
export function FailedPage({
  digest,
  onRetry,
}: {
  digest: string | undefined;
  onRetry: () => void;
}) {
  return (
    <>
      <title>Failed · Sessionscope</title>
      <ErrorNotice
        title="This page failed"
        detail="This is an error in Sessionscope. The address above still contains your filters. If trying again does not help, reset the preferences: the time zone and the theme."
        requestId={digest ?? null}
      >
        <Button onClick={onRetry}>Try again</Button>
        <Button onClick={() => window.location.reload()}>Reload the page</Button>
        <ResetPreferences />
      </ErrorNotice>
    </>
  );
}
