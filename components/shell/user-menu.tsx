"use client";

import { CircleUser } from "lucide-react";
import { lazy } from "react";
import { PopoverButton } from "@/components/ui/popover-button";
import type { SignedIn } from "@/lib/signed-in";

const loadUser = () => import("./user-popover");
const UserPopover = lazy(async () => ({ default: (await loadUser()).UserPopover }));

/** Shows the signed-in user and their access. */
export function UserMenu({ signedIn }: { signedIn: SignedIn }) {
  const label = signedIn.isPerson ? `Signed in as ${signedIn.name}` : "No sign-in";
  return (
    <PopoverButton
      variant="ghost"
      icon
      aria-label={label}
      title={label}
      onNear={loadUser}
      renderPopover={(props) => <UserPopover signedIn={signedIn} {...props} />}
    >
      <CircleUser aria-hidden="true" className="size-4" />
    </PopoverButton>
  );
}
