"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { KnownAccount } from "@/lib/sessions/query/known-account";

const Accounts = createContext<readonly KnownAccount[]>([]);

/** Tells everything below which accounts and regions there are to look at. */
export function KnownAccounts({
  accounts,
  children,
}: {
  accounts: readonly KnownAccount[];
  children: ReactNode;
}) {
  return <Accounts value={accounts}>{children}</Accounts>;
}

/** The accounts and regions there are to look at. */
export function useKnownAccounts(): readonly KnownAccount[] {
  return useContext(Accounts);
}
