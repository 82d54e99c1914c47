import "server-only";
import type { ListedPage } from "@/lib/server/aws/describe-sessions";

/** A page of AWS as it is kept, and when AWS gave it. */
export type KeptPage = {
  page: ListedPage;
  /** Epoch milliseconds. */
  asOf: number;
};
