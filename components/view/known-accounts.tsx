"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { KnownAccount } from "@/lib/sessions/query/known-account";

const Accounts = createContext<readonly KnownAccount[]>([]);

/** Provides the accounts and regions that the viewer may see to everything below. */
export function KnownAccounts({
  accounts,
  children,
}: {
  accounts: readonly KnownAccount[];
  children: ReactNode;
}) {
  return <Accounts value={accounts}>{children}</Accounts>;
}

/** The accounts and regions that the viewer may see. */
export function useKnownAccounts(): readonly KnownAccount[] {
  return useContext(Accounts);
}
