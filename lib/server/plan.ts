import "server-only";
import type { SessionFilter, SessionFilterKey } from "@aws-sdk/client-ssm";
import { isOwnerArn } from "@/lib/sessions/owner";
import type { SessionFilters } from "@/lib/sessions/search-params";
import type { SessionState } from "@/lib/sessions/session";
import type { TimeWindow } from "@/lib/sessions/time-window";

/** What to ask one source for. */
export type Plan = {
  state: "Active" | "History";
  filters: SessionFilter[];
  /** AWS was asked everything, so the re-check can hardly drop a row. */
  isExact: boolean;
};

/** AWS has seven filter keys but takes six filters in one call (`DescribeSessionsRequest$Filters`). */
const MAX_AWS_FILTERS = 6;

/** One part of a query: whether it asks anything, and AWS's filter for it, if AWS can be asked safely. */
type Part = { isAsked: boolean; filter: SessionFilter | null };

/**
 * Decides what AWS is asked for a query. Every row is re-checked afterwards, so a filter handed to AWS
 * only saves reading, and one that might lose rows is not handed over:
 * - several values of one key: AWS takes a filter to be one value;
 * - an owner's name: AWS matches the full ARN;
 * - `accessType=Standard`: rows without the field count as Standard, and whether AWS agrees is unknown;
 * - targets other than nodes (`ecs:`): AWS documents the filter for managed nodes only.
 * Times are widened to whole seconds, since fractions are undocumented.
 */
export function plan(state: SessionState, filters: SessionFilters, window: TimeWindow): Plan {
  // The most selective first: if there are too many, the last one is left to the re-check.
  const parts = [
    single("SessionId", filters.sessionId),
    single("Target", filters.target, (value) => /^m?i-/.test(value)),
    single("Owner", filters.owner, isOwnerArn),
    bound("InvokedAfter", window.after, Math.floor),
    bound("InvokedBefore", window.before, Math.ceil),
    single("Status", filters.status),
    single("AccessType", filters.accessType, (value) => value === "JustInTime"),
  ].filter((part) => part.isAsked);
  const sent = parts.flatMap((part) => part.filter ?? []).slice(0, MAX_AWS_FILTERS);
  return {
    state: state === "active" ? "Active" : "History",
    filters: sent,
    isExact: sent.length === parts.length,
  };
}

function single(
  key: SessionFilterKey,
  values: string[],
  isSafe: (value: string) => boolean = () => true,
): Part {
  const [value, ...others] = values;
  const isSendable = value !== undefined && others.length === 0 && isSafe(value);
  return { isAsked: values.length > 0, filter: isSendable ? { key, value } : null };
}

/** `YYYY-MM-DDThh:mm:ssZ`, the only form that AWS documents with this call. */
function bound(key: SessionFilterKey, instant: string | null, round: (n: number) => number): Part {
  if (instant === null) return { isAsked: false, filter: null };
  const date = new Date(round(Date.parse(instant) / 1000) * 1000);
  return { isAsked: true, filter: { key, value: date.toISOString().replace(".000Z", "Z") } };
}
