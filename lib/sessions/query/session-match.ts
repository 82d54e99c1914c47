import { ownerIs } from "@/lib/sessions/session/owner";
import type { Session } from "@/lib/sessions/session/session";
import { isInWindow, type TimeWindow } from "@/lib/sessions/time/time-window";
import { FIELDS, FILTER_KEYS, type FilterKey } from "./fields";
import { byPolarity, type FilterValue, isPart } from "./filter-value";
import { isAsked } from "./known-account";
import { caseless, comparable } from "./same-text";
import type { SessionFilters } from "./search-params";

/**
 * Whether a session belongs to a query: the re-check that every row passes, whatever AWS was asked.
 * The positive values of a key are alternatives, every negated value must hold, and all keys apply. A field
 * without a value equals nothing and contains nothing, unless its row in `FIELDS` names a value for that case.
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
  const { read, absent } = FIELDS[key];
  const text = read(session) ?? absent;
  return (
    (wanted.length === 0 || wanted.some((value) => isLike(key, text, value))) &&
    !unwanted.some((value) => isLike(key, text, value))
  );
}

/** Whether a text is or contains the value. The caller negates the result where the operator does. */
function isLike(key: FilterKey, text: string | null, { operator, value }: FilterValue): boolean {
  if (text === null) return false;
  if (isPart(operator)) {
    return caseless(text).includes(caseless(value));
  }
  if (FIELDS[key].type === "person") return ownerIs(comparable(text), comparable(value));
  return FIELDS[key].oneOf === null
    ? comparable(text) === comparable(value)
    : caseless(text) === caseless(value);
}
