"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { ApiError } from "@/lib/api-error";
import { SignInEnded } from "./sign-in-ended";

/**
 * Shows the dashboard for as long as the server knows who looks. When it does not any more, nothing of it is left
 * on the screen or in memory; the address stays, so that the same view is back afterwards.
 */
export function SignInWatch({
  ended = <SignInEnded />,
  children,
}: {
  /** What is left when it has ended. */
  ended?: ReactNode;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const [hasEnded, setHasEnded] = useState(false);
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query }) => {
        const { error } = query.state;
        if (error instanceof ApiError && error.code === "unauthenticated") setHasEnded(true);
      }),
    [client],
  );
  useEffect(() => {
    if (hasEnded) client.clear();
  }, [client, hasEnded]);
  return hasEnded ? ended : children;
}
