import "server-only";
import type { AwsFailure } from "@/lib/server/aws/aws-error";

/** More calls wait for their turn than can be made in time. */
export class OverloadedError extends Error {
  override name = "OverloadedError";
  /** Whole seconds after which there is likely to be room. */
  readonly retryAfterSeconds: number;
  constructor(waitMs: number) {
    super("Too many calls wait for their turn.");
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  }
}

/** What who comes too late is told. */
export const OVERLOADED: AwsFailure = {
  code: "overloaded",
  detail:
    "More is asked of this account and region than AWS answers in time. Wait a moment and try again; a narrower filter needs fewer calls.",
};
