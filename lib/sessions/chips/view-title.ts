import { FIELDS, FILTER_KEYS } from "@/lib/sessions/query/fields";
import { isNegative } from "@/lib/sessions/query/filter-value";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { parseOwner } from "@/lib/sessions/session/owner";
import type { SessionState } from "@/lib/sessions/session/session";
import { timeText } from "@/lib/sessions/time/time-text";

/** The heading of a tab, and the name of its list. */
export function viewHeading(state: SessionState): string {
  return state === "active" ? "Active sessions" : "Session history";
}

/** The title of a view's browser tab. The filters come first, so that a reader can distinguish many tabs. */
export function viewTitle(
  state: SessionState,
  filters: SessionFilters,
  zone: string,
  now: number,
): string {
  const values = FILTER_KEYS.flatMap((key) =>
    filters[key].map(({ operator, value }) => {
      const text = FIELDS[key].type === "person" ? parseOwner(value).person : value;
      return isNegative(operator) ? `not ${text}` : text;
    }),
  );
  values.unshift(...filters.account, ...filters.region);
  const time = timeText(filters, zone, now);
  if (time !== null) values.push(filters.time === "running" ? `running ${time}` : time);
  const shown = values.length > 3 ? [...values.slice(0, 3), `+${values.length - 3}`] : values;
  return [...shown, state === "active" ? "Active" : "History", "Sessionscope"].join(" · ");
}
