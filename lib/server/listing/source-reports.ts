import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import { sourceName } from "@/lib/server/source/session-source";
import type { SourceReport } from "@/lib/sessions/list/sessions-page";
import type { ListingReader } from "./listing-reader";

/** The outcome of one listing: the failure that stopped it, if any. */
export type ListingOutcome = { reader: ListingReader; failure: AwsFailure | null };

/** Makes one report for each account and region, which may have several listings, and an archive beside AWS. */
export function reportSources(outcomes: readonly ListingOutcome[]): SourceReport[] {
  const bySource = new Map<string, ListingOutcome[]>();
  for (const outcome of outcomes) {
    const name = sourceName(outcome.reader.listing.source);
    bySource.set(name, [...(bySource.get(name) ?? []), outcome]);
  }
  return [...bySource.values()].flatMap((own) => {
    const source = own[0]?.reader.listing.source;
    if (source === undefined) return [];
    const failure = own.find((outcome) => outcome.failure !== null)?.failure ?? null;
    const times = own.flatMap(({ reader }) => reader.asOf ?? []);
    const reason = own.find(({ reader }) => reader.staleBecause)?.reader.staleBecause ?? null;
    const known = {
      account: source.account,
      region: source.region,
      asOf: times.length > 0 ? new Date(Math.min(...times)).toISOString() : null,
      stale: reason !== null,
      complete: failure === null && own.every(({ reader }) => reader.isDone),
    };
    if (failure !== null) return { ...known, status: "error", error: toReason(failure) };
    return { ...known, status: "ok", ...(reason !== null && { reason: toReason(reason) }) };
  });
}

function toReason({ code, detail, requestId, retryAfterSeconds }: AwsFailure) {
  return { code, message: detail, requestId, retryAfterSeconds };
}
