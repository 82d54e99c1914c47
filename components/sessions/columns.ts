/** The columns of the table in their order; `skeleton` is how wide a value is about (Tailwind's scale). */
export const COLUMNS = [
  { name: "status", label: "Status", skeleton: "w-24" },
  { name: "owner", label: "Owner", skeleton: "w-36" },
  { name: "target", label: "Target", skeleton: "w-40" },
  { name: "started", label: "Started", skeleton: "w-16" },
  { name: "duration", label: "Duration", skeleton: "w-14" },
  { name: "kind", label: "Kind", skeleton: "w-20" },
  { name: "account", label: "Account", skeleton: "w-16" },
  { name: "region", label: "Region", skeleton: "w-20" },
  { name: "reason", label: "Reason", skeleton: "w-32" },
  { name: "id", label: "Session ID", skeleton: "w-44" },
] as const;

type Column = (typeof COLUMNS)[number];

/** Which of account and region differ between rows, and so have a column. */
export type ScopeColumns = { account: boolean; region: boolean };

/** The columns of a table: account and region only where there is more than one. */
export function columnsFor(scope: ScopeColumns): Column[] {
  return COLUMNS.filter(({ name }) => (name !== "account" && name !== "region") || scope[name]);
}
