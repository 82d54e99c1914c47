import { ownerIs } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";
import { isInWindow, type TimeWindow } from "@/lib/sessions/time/time-window";
import { byPolarity, FILTER_KEYS, type FilterKey } from "./filter-keys";
import type { FilterValue } from "./filter-value";
import { isAsked } from "./known-account";
import type { SessionFilters } from "./search-params";

/** The text of a session that a key is about, null where AWS gave none. */
const FIELDS: Record<FilterKey, (session: Session) => string | null> = {
  owner: (session) => session.owner,
  target: (session) => session.target,
  status: (session) => session.status,
  // AWS added the field in 2025 and older rows lack it.
  accessType: (session) => session.accessType ?? "Standard",
  sessionId: (session) => session.id,
  kind: (session) => session.kind,
  document: (session) => session.document,
  reason: (session) => session.reason,
};

/**
 * Whether a session belongs to a query: the re-check that every row passes, whatever AWS was asked.
 * Positive values of one key are alternatives, every negated value must hold, and keys all apply. A field
 * without a value is nothing and contains nothing. A session without an access type is Standard.
 */
export function matchesFilters(
  session: Session,
  filters: SessionFilters,
  window: TimeWindow,
): boolean {
  return (
    isAsked(filters, session) &&
    FILTER_KEYS.every(
      (key) => filters[key].length === 0 || matchesKey(session, key, filters[key]),
    ) &&
    isInWindow(session, window)
  );
}

function matchesKey(session: Session, key: FilterKey, values: readonly FilterValue[]): boolean {
  const { wanted, unwanted } = byPolarity(values);
  const text = FIELDS[key](session);
  return (
    (wanted.length === 0 || wanted.some((value) => isLike(key, text, value))) &&
    !unwanted.some((value) => isLike(key, text, value))
  );
}

/** Whether a text is or contains the value, leaving aside whether that is wanted. */
function isLike(key: FilterKey, text: string | null, { operator, value }: FilterValue): boolean {
  if (operator === "contains" || operator === "contains-not") {
    return text?.toLowerCase().includes(value.toLowerCase()) ?? false;
  }
  return key === "owner" ? ownerIs(text, value) : text === value;
}
