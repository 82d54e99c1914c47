import "server-only";
import type { SessionFilter, SessionFilterKey } from "@aws-sdk/client-ssm";
import { FILTER_KEYS, type FilterKey } from "@/lib/sessions/filter-keys";
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

/** How AWS is asked for a key: its own name of it, and which values it surely matches as we do. */
const ASKED: Record<FilterKey, { key: SessionFilterKey; isSafe: (value: string) => boolean }> = {
  owner: { key: "Owner", isSafe: isOwnerArn },
  target: { key: "Target", isSafe: (value) => /^m?i-/.test(value) },
  status: { key: "Status", isSafe: () => true },
  sessionId: { key: "SessionId", isSafe: () => true },
  accessType: { key: "AccessType", isSafe: (value) => value === "JustInTime" },
};

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
  const parts = [
    ...FILTER_KEYS.map((key) => single(filters[key], ASKED[key])),
    bound("InvokedAfter", window.after, Math.floor),
    bound("InvokedBefore", window.before, Math.ceil),
  ]
    .filter((part) => part.isAsked)
    // AccessType tells least: if there are too many, it is left to the re-check.
    .sort((a, b) => Number(isLast(a)) - Number(isLast(b)));
  const sent = parts.flatMap((part) => part.filter ?? []).slice(0, MAX_AWS_FILTERS);
  return {
    state: state === "active" ? "Active" : "History",
    filters: sent,
    isExact: sent.length === parts.length,
  };
}

function single(values: string[], { key, isSafe }: (typeof ASKED)[FilterKey]): Part {
  const [value, ...others] = values;
  const isSendable = value !== undefined && others.length === 0 && isSafe(value);
  return { isAsked: values.length > 0, filter: isSendable ? { key, value } : null };
}

function isLast({ filter }: Part): boolean {
  return filter?.key === "AccessType";
}

/** `YYYY-MM-DDThh:mm:ssZ`, the only form that AWS documents with this call. */
function bound(key: SessionFilterKey, instant: string | null, round: (n: number) => number): Part {
  if (instant === null) return { isAsked: false, filter: null };
  const date = new Date(round(Date.parse(instant) / 1000) * 1000);
  return { isAsked: true, filter: { key, value: date.toISOString().replace(".000Z", "Z") } };
}
