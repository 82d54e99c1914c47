import "server-only";
import type { AwsFailure } from "./aws-error";

/** A page could not be read. It carries the failure, so that all callers that waited get the same reason. */
export class PageFailureError extends Error {
  override name = "PageFailureError";
  readonly failure: AwsFailure;
  constructor(failure: AwsFailure) {
    super(failure.code);
    this.failure = failure;
  }
}
