import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import type { Session } from "@/lib/sessions/session/session";
import type { SourceList } from "./source-list";

/** Which page of a listing is needed, and for what. */
export type PageRequest<Ask = unknown> = {
  list: SourceList;
  /** One of the asks that the source has planned. */
  ask: Ask;
  /** Only sessions that started before this instant, a whole second; null: all that the ask is for. */
  before: string | null;
  /** Rows of a page, a number that suits the answer; null: the source's largest page. */
  pageSize: number | null;
  /** The token that came with the page before; null is the first page. */
  token: string | null;
  signal: AbortSignal;
  /** A page that a viewer waits for comes before one that a search reads on with. */
  priority: "page" | "search";
  /** The page must not be older than this, epoch milliseconds; null: any page that is fresh. */
  since: number | null;
};

/** A page as a source gives it. It may be short or empty although more follows. */
export type SourcePage = {
  /** Usually newest start first; a listing copes with any order. */
  sessions: Session[];
  /** Opaque to all but the source; null on the last page. */
  nextToken: string | null;
  /** It is not older than this, epoch milliseconds. */
  asOf: number;
  /** And not newer than this. */
  until: number;
  /** Why it is old: what prevents a newer one from being read. Null if it is as new as it should be. */
  staleBecause: AwsFailure | null;
  /** It took no call of AWS, so the time it took is no measure for other sources. */
  isCached: boolean;
  /** Its token belongs to a window that began earlier, and is useless for the one that was asked for. */
  isOfAnotherMoment: boolean;
};
