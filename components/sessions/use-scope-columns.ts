"use client";

import { useKnownAccounts } from "@/components/view/known-accounts";
import { scopeOf } from "@/lib/sessions/query/known-account";
import type { ScopeColumns } from "./columns";

/** Whether rows can differ in account and region, so that the table must say them. */
export function useScopeColumns(): ScopeColumns {
  const { account, region } = scopeOf(useKnownAccounts());
  return { account: account.length > 1, region: region.length > 1 };
}
