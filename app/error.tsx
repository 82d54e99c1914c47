"use client";

import { Button } from "@/components/ui/button";
import { ErrorNotice } from "@/components/ui/error-notice";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <>
      <title>Failed · Sessionscope</title>
      <ErrorNotice
        title="This page failed"
        detail="This is an error in Sessionscope. The address above still contains your filters."
        requestId={error.digest ?? null}
      >
        <Button onClick={reset}>Try again</Button>
        <Button onClick={() => location.reload()}>Reload the page</Button>
      </ErrorNotice>
    </>
  );
}
