"use client";

import { useKnownAccounts } from "@/components/view/known-accounts";
import { columnsIn } from "@/lib/sessions/query/columns";
import { scopeOf } from "@/lib/sessions/query/known-account";
import { TABLE_COLUMNS, type TableColumn } from "./columns";

/** The columns of the table, with account and region only where sessions can differ in them. */
export function useColumns(): TableColumn[] {
  const names = columnsIn(scopeOf(useKnownAccounts())).map(({ name }) => name);
  return TABLE_COLUMNS.filter(({ name }) => names.includes(name));
}
