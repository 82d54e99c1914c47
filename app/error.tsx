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
        detail="The fault is Sessionscope’s, not yours; the address above still holds your filters."
        requestId={error.digest ?? null}
      >
        <Button onClick={reset}>Try again</Button>
        <Button onClick={() => location.reload()}>Reload the page</Button>
      </ErrorNotice>
    </>
  );
}
