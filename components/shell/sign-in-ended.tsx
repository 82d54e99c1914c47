"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EntryPage } from "./entry-page";

/**
 * What is left of a page when its reader's sign-in has ended, or nothing is open for them any more: the way to come back
 * here.
 */
export function SignInEnded({ isSignedIn }: { isSignedIn: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <EntryPage>
      <title>{`${isSignedIn ? "No access" : "Signed out"} · Sessionscope`}</title>
      <h1 ref={heading} tabIndex={-1} className="text-base font-semibold outline-none">
        {isSignedIn ? "This is no longer open for you" : "Your sign-in has ended"}
      </h1>
      <p className="text-ink-2 mt-1.5">
        What was shown here has been taken off the screen. The address still holds your filters:{" "}
        {isSignedIn
          ? "once Sessionscope opens it for you again, the same view is back."
          : "sign in again, and the same view is back."}
      </p>
      <div className="mt-4">
        {/* The server knows where signing in begins, and comes back to this address. */}
        <Button variant="primary" onClick={() => location.reload()}>
          {isSignedIn ? "Look again" : "Sign in again"}
        </Button>
      </div>
    </EntryPage>
  );
}
