import "server-only";
import type { AppliedFilter } from "@/lib/sessions/query/applied-filter";
import { type AwsFilter, appliedOf, plan } from "@/lib/sessions/query/plan";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";
import type { TimeWindow } from "@/lib/sessions/time/time-window";
import { fromWholeMinute } from "./aws-filters";

/** The filters for AWS, and the length of the time window, such as `6h`, if it ends now; otherwise null. */
export type AwsAsk = { filters: readonly AwsFilter[]; range: string | null };

type AwsQuery = {
  list: { states: readonly SessionState[] };
  filters: SessionFilters;
  listCount: number;
};

/** Plans the requests to AWS for one of its lists. */
export function planAws(
  { list, filters, listCount }: AwsQuery,
  window: TimeWindow,
): { asks: AwsAsk[]; applied: readonly AppliedFilter[]; isExact: boolean } {
  const isMoving = filters.range !== null && filters.after === null && filters.before === null;
  const asked = list.states.map((state) => plan(state, filters, window, listCount));
  const asks = asked.flatMap((each) =>
    each.filters.map((sent) => ({
      filters: isMoving ? fromWholeMinute(sent) : sent,
      range: isMoving ? filters.range : null,
    })),
  );
  return {
    asks,
    applied: asked.slice(0, 1).flatMap(appliedOf),
    isExact: asked.every(({ isExact }) => isExact),
  };
}
