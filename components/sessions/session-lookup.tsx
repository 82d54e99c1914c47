"use client";

import { Button } from "@/components/ui/button";

/** Stands in place of a session until it is found. */
export function LookingForSession() {
  return (
    <p role="status" className="text-ink-2 mt-4">
      Looking for this session in Active and History…
    </p>
  );
}

/** Asks for a session again. */
export function RetryButton({
  isFetching,
  refetch,
}: {
  isFetching: boolean;
  refetch: () => unknown;
}) {
  return (
    <Button disabled={isFetching} onClick={() => void refetch()}>
      Retry
    </Button>
  );
}
