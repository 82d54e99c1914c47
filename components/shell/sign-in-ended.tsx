"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { EntryNotice } from "./entry-notice";
import { EntryPage } from "./entry-page";

/** Replaces a page when the sign-in has ended or the user has lost all access. It offers the way back to the view. */
export function SignInEnded({ isSignedIn }: { isSignedIn: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <EntryPage>
      <EntryNotice
        title={isSignedIn ? "No access" : "Signed out"}
        heading={isSignedIn ? "You no longer have access" : "Your sign-in has ended"}
        headingRef={heading}
        actions={
          // On a reload the server starts the sign-in, and then returns to this address.
          <Button variant="primary" onClick={() => location.reload()}>
            {isSignedIn ? "Try again" : "Sign in again"}
          </Button>
        }
      >
        <p className="text-ink-2 mt-1.5">
          The sessions shown here have been removed from the screen. The address still holds your
          filters:{" "}
          {isSignedIn
            ? "you will see the same view again once you have access."
            : "sign in again to see the same view."}
        </p>
      </EntryNotice>
    </EntryPage>
  );
}
