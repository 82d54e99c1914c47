import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import type { ListedPage } from "@/lib/server/aws/describe-sessions";
import type { AwsFilter } from "@/lib/sessions/query/plan";

/** A page of AWS as it is kept, and when AWS made it: some time within the call. */
export type CachedPage = {
  page: ListedPage;
  /** When the call began, epoch milliseconds: it is not older. */
  asOf: number;
  /** When AWS had answered, epoch milliseconds: it is not newer. */
  until: number;
};

/** A kept page in this server's memory. */
export type StoredPage = CachedPage & {
  /** When its call began, in milliseconds of a clock that nobody sets: what its age goes by. */
  at: number;
  /** What AWS was asked with. */
  filters: readonly AwsFilter[];
  /** Why the last attempt to renew it failed, and when by that clock; null if it did not. */
  failed: { failure: AwsFailure; at: number } | null;
};
