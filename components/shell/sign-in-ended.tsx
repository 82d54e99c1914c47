"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EntryNotice } from "./entry-notice";
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
      <EntryNotice
        title={isSignedIn ? "No access" : "Signed out"}
        heading={isSignedIn ? "This is no longer open for you" : "Your sign-in has ended"}
        headingRef={heading}
        ways={
          // The server knows where signing in begins, and comes back to this address.
          <Button variant="primary" onClick={() => location.reload()}>
            {isSignedIn ? "Look again" : "Sign in again"}
          </Button>
        }
      >
        <p className="text-ink-2 mt-1.5">
          What was shown here has been taken off the screen. The address still holds your filters:{" "}
          {isSignedIn
            ? "once Sessionscope opens it for you again, the same view is back."
            : "sign in again, and the same view is back."}
        </p>
      </EntryNotice>
    </EntryPage>
  );
}
