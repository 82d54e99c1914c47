import "server-only";
import type { ListedPage } from "@/lib/server/aws/describe-sessions";

/** A page of AWS as it is kept, and when AWS made it: some time within the call. */
export type KeptPage = {
  page: ListedPage;
  /** When the call began, epoch milliseconds: it is not older. */
  asOf: number;
  /** When AWS had answered, epoch milliseconds: it is not newer. */
  until: number;
};
