"use client";

import type { RefObject } from "react";
import { Popover } from "@/components/ui/popover";
import { useKnownAccounts } from "@/components/view/known-accounts";
import type { SignedIn } from "@/lib/signed-in";
import { GroupList } from "./group-list";
import { SignOut } from "./sign-out";

/** The signed-in user, their groups, the accounts that they may see, and the sign-out button. */
export function UserPopover({
  signedIn: { isPerson, name, id, groups, canSignOut },
  triggerRef,
  onClose,
}: {
  signedIn: SignedIn;
  triggerRef: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const accounts = useKnownAccounts();
  return (
    <Popover
      triggerRef={triggerRef}
      label="Signed-in user"
      onClose={onClose}
      placement="bottom end"
      className="w-80 max-w-full p-3"
    >
      <h2 className="font-semibold wrap-anywhere">{isPerson ? name : "No sign-in"}</h2>
      {isPerson ? (
        id !== null && <p className="text-ink-2 mt-0.5 text-xs wrap-anywhere">{id}</p>
      ) : (
        <p className="text-ink-2 mt-0.5 text-xs">
          Sessionscope is reachable only from this machine, and everyone who uses it sees all of
          this.
        </p>
      )}
      {isPerson && (
        <>
          <h3 className="text-ink-2 mt-3 text-xs font-semibold">Groups</h3>
          <GroupList groups={groups} />
        </>
      )}
      <h3 className="text-ink-2 mt-3 text-xs font-semibold">Accounts you can see</h3>
      <ul className="mt-1 flex max-h-60 flex-col gap-1 overflow-auto">
        {accounts.map((account) => (
          <li key={account.id} className="flex flex-wrap gap-x-2">
            <span className="font-medium">{account.id}</span>
            <span className="text-ink-2 text-xs leading-5">{account.regions.join(", ")}</span>
          </li>
        ))}
      </ul>
      {canSignOut && (
        <div className="border-line mt-3 border-t pt-3">
          <SignOut />
        </div>
      )}
    </Popover>
  );
}
