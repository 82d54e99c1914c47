import type { ListedState } from "@/lib/sessions/session/session";
import { printInstant } from "@/lib/sessions/time/instant";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import type { AppliedFilter } from "./applied-filter";
import type { AwsField } from "./field";
import { FIELDS, FILTER_KEYS, type FieldFilterName, type FilterKey } from "./fields";
import { byPolarity, type FilterValue } from "./filter-value";
import type { SessionFilters } from "./search-params";

/** A filter as `DescribeSessions` takes it (`SessionFilter` of the SSM API). */
export type AwsFilter = {
  key: FieldFilterName | "InvokedAfter" | "InvokedBefore";
  value: string;
};

/** The calls of AWS in each account and region. */
export type Plan = {
  states: ("Active" | "History")[];
  /** The filters of each listing: several listings if alternatives of one key are asked side by side. */
  filters: AwsFilter[][];
  /** The keys that AWS applies; `time` is the window. The re-check applies the rest. */
  handed: (FilterKey | "time")[];
  /** AWS applies the whole query, so the re-check should not drop a row. */
  isExact: boolean;
};

/** AWS has seven filter keys but takes six filters in one call (`DescribeSessionsRequest$Filters`). */
export const MAX_AWS_FILTERS = 6;

/** The most listings at once, over all accounts and regions. More would wait for each other. */
const MAX_LISTINGS = 100;

/** The most alternatives that are asked side by side: each costs a call in every account and region. */
const MAX_ALTERNATIVES = 5;

/**
 * Decides which filters AWS gets for a query. Every row is re-checked afterwards, so a filter that is handed to AWS
 * only saves reading. A filter that might lose rows is not handed over:
 * - *contains*, and all negated values: AWS matches whole values only;
 * - an owner's name: AWS matches the full ARN;
 * - `accessType=Standard`: rows without the field count as Standard, but AWS may not agree;
 * - targets other than nodes (`ecs:`): AWS documents the filter for managed nodes only;
 * - values outside ASCII: AWS compares bytes, but the same text can have several forms in Unicode;
 * - the beginning of a window for `running`: a session that was open then may have started at any time
 *   before, because only some have a maximum duration, so such a search goes back as far as AWS remembers.
 * A filter of AWS has one value. A few alternatives of one key become a listing each, unless that makes too many
 * listings for the `sourceCount` accounts and regions (or lists, if each list is planned alone). The re-check applies all others. Times are widened to whole
 * seconds, because fractions are undocumented.
 */
export function plan(
  state: ListedState,
  filters: SessionFilters,
  window: TimeWindow,
  sourceCount: number,
): Plan {
  const states = STATES_OF[state];
  const bounds = boundsOf(window);
  const askable = ASKABLE.flatMap(({ key, aws }) => askableOf(key, aws, filters[key]));
  const room = Math.floor(MAX_LISTINGS / sourceCount / states.length);
  const most = Math.min(MAX_ALTERNATIVES, room);
  const several = askable.find(
    ({ aws, values }) => aws.canFanOut && values.length > 1 && values.length <= most,
  );
  const handed = askable
    .filter((part) => part === several || part.values.length === 1)
    .slice(0, MAX_AWS_FILTERS - bounds.filters.length);
  const toFilters = ({ aws, values }: Askable) =>
    values.map((value) => ({ key: aws.filter, value }));
  const common = handed.filter((part) => part !== several).flatMap(toFilters);
  const alternatives = several ? toFilters(several) : [];
  const own = alternatives.length > 0 ? alternatives.map((filter) => [filter]) : [[]];
  const hasTime = bounds.isExact && (window.after !== null || window.before !== null);
  const handedKeys = handed.map(({ key }) => key);
  return {
    states,
    filters: own.map((filter) => [...filter, ...common, ...bounds.filters]),
    handed: [...handedKeys, ...(hasTime ? (["time"] as const) : [])],
    isExact:
      bounds.isExact &&
      FILTER_KEYS.every(
        (key) =>
          filters[key].length === 0 ||
          (handedKeys.includes(key) && filters[key].every(({ operator }) => operator === "is")),
      ),
  };
}

/** The parts of a query that AWS applies by a plan: the *is* values of the handed keys, and the window. */
export function appliedOf({ handed }: Pick<Plan, "handed">): AppliedFilter[] {
  return handed.map((key) =>
    key === "time" ? { key, operator: null } : { key, operator: "is" as const },
  );
}

/** The lists of AWS that hold the sessions of a state. */
const STATES_OF: Record<ListedState, Plan["states"]> = {
  active: ["Active"],
  history: ["History"],
  all: ["Active", "History"],
};

/** The keys that AWS can filter by, in the order of their ranks. If there are too many, the re-check applies the last ones. */
const ASKABLE = FILTER_KEYS.flatMap((key) => {
  const { aws } = FIELDS[key];
  return aws === null ? [] : [{ key, aws }];
}).sort((a, b) => a.aws.rank - b.aws.rank);

type Askable = { key: FilterKey; aws: AwsField<FieldFilterName>; values: string[] };

/** The values of a key that AWS can apply: all wanted values of the key, or none. */
function askableOf(
  key: FilterKey,
  aws: AwsField<FieldFilterName>,
  values: readonly FilterValue[],
): Askable[] {
  const { wanted } = byPolarity(values);
  const isSendable = wanted.every(
    ({ operator, value }) => operator === "is" && aws.isSafe(value) && isAscii(value),
  );
  return isSendable && wanted.length > 0
    ? [{ key, aws, values: wanted.map(({ value }) => value) }]
    : [];
}

/** Other characters can be written in several ways, of which AWS would match only one. */
function isAscii(value: string): boolean {
  return /^[ -~]*$/.test(value);
}

/** The bounds of StartDate that hold for every session of a window. */
function boundsOf({ after, before, time }: TimeWindow): {
  filters: AwsFilter[];
  isExact: boolean;
} {
  const filters: AwsFilter[] = [];
  if (after !== null && time === "started") {
    filters.push({ key: "InvokedAfter", value: wholeSecond(after, Math.floor) });
  }
  if (before !== null) {
    filters.push({ key: "InvokedBefore", value: wholeSecond(before, Math.ceil) });
  }
  return { filters, isExact: after === null || time === "started" };
}

/**
 * All sessions start between these instants. AWS cannot read years far away from them. The beginning of a window stays
 * before the end of them, and its end behind their beginning, so that AWS gets no window without time.
 */
const STARTS = {
  first: Date.parse("2000-01-01T00:00:00Z"),
  last: Date.parse("2200-01-01T00:00:00Z"),
};

/** `YYYY-MM-DDThh:mm:ssZ`, the only form that AWS documents with this call. */
function wholeSecond(instant: string, round: (n: number) => number): string {
  const second = round(Date.parse(instant) / 1000) * 1000;
  const isEnd = round === Math.ceil;
  const first = STARTS.first + (isEnd ? 1000 : 0);
  return printInstant(Math.min(Math.max(second, first), STARTS.last - (isEnd ? 0 : 1000)));
}
