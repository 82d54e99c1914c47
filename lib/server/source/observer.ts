import "server-only";
import type { ProblemCode } from "@/lib/problem";
import type { AwsFailure } from "@/lib/server/aws/aws-error";

/** How a read of a page was answered. */
export type ReadOutcome =
  /** From a fresh cached page. */
  | "fresh"
  /** From a cached page, while a newer one is being read for the next reader. */
  | "revalidating"
  /** From a cached page, because AWS failed or is slow. */
  | "stale"
  /** By a call that was made for it. */
  | "called"
  /** By a call that was already running for another reader. */
  | "joined"
  /** By a page that another server had cached. */
  | "shared"
  /** Not at all. */
  | "failed";

/** Receives the events of a gateway, for metrics and spans. No event names a person or a session. */
export type Observer = {
  /**
   * A call has failed. Called for each call, including those that are repeated. `subject` says whether the sessions or the
   * credentials for them could not be read.
   */
  onFailure: (failure: AwsFailure, subject: "sessions" | "credentials") => void;
  /** Calls to a source have stopped because of a failure, or have resumed (null). */
  onBreaker: (failure: AwsFailure | null) => void;
  /** AWS throttled. From now on this many calls per second are made. */
  onThrottle: (callsPerSecond: number) => void;
  /** A read has ended. `ageMs` is the age of the returned page, null without a page. */
  onRead: (outcome: ReadOutcome, ageMs: number | null) => void;
  /**
   * A call of AWS has ended. It had waited `waitMs` in the call queue and took `ms`. If credentials were throttled, and not
   * this call, the outcome is `aws-credentials`.
   */
  onCall: (outcome: ProblemCode | "ok" | "aborted", waitMs: number, ms: number) => void;
};

/** The state of a gateway at one moment. */
export type GatewayState = {
  account: string;
  region: string;
  /** The number of calls in the call queue. */
  queued: number;
  /** Calls per second that AWS is currently assumed to accept. */
  callsPerSecond: number;
  breaker: "closed" | "open" | "half-open";
};
