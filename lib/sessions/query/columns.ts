import { FIELDS } from "./fields";
import { SCOPE_LABELS } from "./scope-keys";

/**
 * The columns of a list of sessions, in their order. The table of the page adds a width and a cell to each
 * (`components/sessions/columns.tsx`); whatever else lists sessions by column reads the same names and labels.
 */
export const COLUMNS = [
  { name: "status", label: FIELDS.status.label },
  { name: "owner", label: FIELDS.owner.label },
  { name: "target", label: FIELDS.target.label },
  { name: "started", label: "Started" },
  { name: "duration", label: "Duration" },
  { name: "kind", label: FIELDS.kind.label },
  { name: "account", label: SCOPE_LABELS.account },
  { name: "region", label: SCOPE_LABELS.region },
  { name: "reason", label: FIELDS.reason.label },
  { name: "sessionId", label: FIELDS.sessionId.label },
] as const;

type Column = (typeof COLUMNS)[number];
export type ColumnName = Column["name"];

/** The columns of a list over these accounts and regions: each of the two has a column only if there are several. */
export function columnsIn(scope: Record<"account" | "region", readonly string[]>): Column[] {
  return COLUMNS.filter(
    ({ name }) => (name !== "account" && name !== "region") || scope[name].length > 1,
  );
}
