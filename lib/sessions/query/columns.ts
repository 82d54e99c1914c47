/**
 * The columns of a list of sessions, in their order. The table of the page adds a width and a cell to each
 * (`components/sessions/columns.tsx`); whatever else lists sessions by column reads the same names and labels.
 */
export const COLUMNS = [
  { name: "status", label: "Status" },
  { name: "owner", label: "Owner" },
  { name: "target", label: "Target" },
  { name: "started", label: "Started" },
  { name: "duration", label: "Duration" },
  { name: "kind", label: "Kind" },
  { name: "account", label: "Account" },
  { name: "region", label: "Region" },
  { name: "reason", label: "Reason" },
  { name: "sessionId", label: "Session ID" },
] as const;

type Column = (typeof COLUMNS)[number];
export type ColumnName = Column["name"];

/** The columns of a list over these accounts and regions: each of the two has a column only if there are several. */
export function columnsIn(scope: Record<"account" | "region", readonly string[]>): Column[] {
  return COLUMNS.filter(
    ({ name }) => (name !== "account" && name !== "region") || scope[name].length > 1,
  );
}
