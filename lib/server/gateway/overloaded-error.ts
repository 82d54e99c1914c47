import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";

/** More calls wait in the call queue than can be made in time. */
export class OverloadedError extends Error {
  override name = "OverloadedError";
  /** Whole seconds after which the queue is likely to have room. */
  readonly retryAfterSeconds: number;
  constructor(waitMs: number) {
    super("Too many calls are waiting in the call queue.");
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  }
}

/** The failure of a call for which the queue has no room. */
export const OVERLOADED: AwsFailure = {
  code: "overloaded",
  detail:
    "This account and region gets more requests than AWS can answer in time. Wait a moment and try again; a narrower filter needs fewer calls.",
};
