"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { ApiError } from "@/lib/api-error";
import { SignInEnded } from "./sign-in-ended";

/** The problem codes that end the access. */
const ENDS = ["unauthenticated", "forbidden"] as const;

/**
 * Shows the dashboard for as long as the server accepts the user's sign-in and grants them access. Afterwards it removes
 * all sessions from the screen and from memory. The address stays, so that the same view can return.
 */
export function SignInWatch({
  ended,
  children,
}: {
  /** Replaces the default message. */
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
