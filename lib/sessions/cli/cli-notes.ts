import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { byPolarity, type FilterValue, isPart } from "@/lib/sessions/query/filter-value";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { isOwnerArn } from "@/lib/sessions/session/owner";
import type { TimeWindow } from "@/lib/sessions/time/time-window";

/**
 * In which ways the AWS CLI command of a view shows other sessions than the view. Sentences of letters, commas
 * and full stops only: an interactive zsh runs what looks like a comment, and then nothing may come of it.
 */
export function cliNotes(
  filters: SessionFilters,
  window: TimeWindow,
  handed: readonly string[],
): string[] {
  const split = FILTER_KEYS.map((key) => ({ key, ...byPolarity(filters[key]) }));
  const isStrict = split.some(
    ({ key, wanted }) => !handed.includes(key) && wanted.some((value) => losesCase(key, value)),
  );
  const isLoose = split.some(({ key, unwanted }) =>
    unwanted.some((value) => losesCase(key, value)),
  );
  const isRunning = window.time === "running" && window.after !== null;
  const asked = [isRunning ? null : window.after, window.before];
  const isRounded = asked.some((instant) => instant !== null && Date.parse(instant) % 1000 !== 0);
  return [
    ...(isStrict ? [`${CASE}, so sessions that differ in it are missing`] : []),
    ...(isLoose ? [`${CASE}, so sessions that differ in it are not left out`] : []),
    ...(isRounded ? ["times are rounded outward to whole seconds"] : []),
    ...(isRunning
      ? ["running cannot be expressed, so this also shows sessions that ended before the window"]
      : []),
  ];
}

const CASE = "contains and the names of owners are case-sensitive here";

/** Whether a value is compared ignoring case by us, but not by JMESPath. Kinds are worked out beforehand. */
function losesCase(key: FilterKey, { operator, value }: FilterValue): boolean {
  const { type } = FIELDS[key];
  if (value.toLowerCase() === value.toUpperCase() || type === "kind") return false;
  return isPart(operator) || (type === "person" && !isOwnerArn(value));
}
