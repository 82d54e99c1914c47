"use client";

import { CircleUser } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { SignedIn } from "@/lib/signed-in";

const loadUser = () => import("./user-popover");
const UserPopover = lazy(async () => ({ default: (await loadUser()).UserPopover }));

/** Shows the signed-in user and their access. */
export function UserMenu({ signedIn }: { signedIn: SignedIn }) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        ref={trigger}
        variant="ghost"
        icon
        aria-label={signedIn.isPerson ? `Signed in as ${signedIn.name}` : "No sign-in"}
        title={signedIn.isPerson ? `Signed in as ${signedIn.name}` : "No sign-in"}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void loadUser()}
        onFocus={() => void loadUser()}
        onClick={() => setIsOpen(true)}
      >
        <CircleUser aria-hidden="true" className="size-4" />
      </Button>
      {isOpen && (
        <Suspense>
          <UserPopover signedIn={signedIn} triggerRef={trigger} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
