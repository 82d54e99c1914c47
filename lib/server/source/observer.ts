import "server-only";
import type { ProblemCode } from "@/lib/problem";
import type { AwsFailure } from "@/lib/server/aws/aws-error";

/** How a read of a page was answered. */
export type ReadOutcome =
  /** From what is kept, young enough. */
  | "fresh"
  /** From what is kept, while a newer one is being read for the next. */
  | "revalidating"
  /** From what is kept, because AWS failed or is slow. */
  | "stale"
  /** By a call that was made for it. */
  | "called"
  /** By a call that was on its way for someone else. */
  | "joined"
  /** By what another server had kept. */
  | "shared"
  /** Not at all. */
  | "failed";

/** Who is told of what a gateway does: metrics and spans. Nothing here names a person or a session. */
export type Observer = {
  /** A call has failed: each of them, also those that are made again. */
  onFailure: (failure: AwsFailure) => void;
  /** A source is left alone because of a failure, or asked again as ever (null). */
  onBreaker: (failure: AwsFailure | null) => void;
  /** AWS throttled, and so many calls per second are made from now on. */
  onThrottle: (callsPerSecond: number) => void;
  /** `ageMs` is how old the page is that was given, null without one. */
  onRead: (outcome: ReadOutcome, ageMs: number | null) => void;
  /** A call of AWS has ended, and how; `waitMs` it had waited for its turn, `ms` it took. */
  onCall: (outcome: ProblemCode | "ok" | "aborted", waitMs: number, ms: number) => void;
};

/** What a gateway is like at a moment. */
export type GatewayState = {
  account: string;
  region: string;
  /** Calls that wait for their turn. */
  queued: number;
  /** Calls per second that AWS is thought to take at present. */
  callsPerSecond: number;
  breaker: "closed" | "open" | "half-open";
};
