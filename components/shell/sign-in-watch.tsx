"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { ApiError } from "@/lib/api-error";
import { SignInEnded } from "./sign-in-ended";

/** Why nobody looks any more, by the code of the server's problem. */
const ENDS = ["unauthenticated", "forbidden"] as const;

/**
 * Shows the dashboard for as long as the server knows who looks, and has something for them. When it does not any
 * more, nothing of it is left on the screen or in memory; the address stays, so that the same view is back afterwards.
 */
export function SignInWatch({
  ended,
  children,
}: {
  /** What is left when it has ended, if that is to be something else. */
  ended?: ReactNode;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const [end, setEnd] = useState<(typeof ENDS)[number] | null>(null);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query }) => {
        const { error } = query.state;
        const found = ENDS.find((code) => error instanceof ApiError && error.code === code);
        if (found) setEnd(found);
      }),
    [client],
  );
  useEffect(() => {
    if (end !== null) client.clear();
  }, [client, end]);
  if (end === null) return children;
  return ended ?? <SignInEnded isSignedIn={end === "forbidden"} />;
}
