import "server-only";
import type { AwsFailure } from "./aws-error";

/** A page could not be had. Why is known already, so that all who waited for it are told the same. */
export class PageFailureError extends Error {
  override name = "PageFailureError";
  readonly failure: AwsFailure;
  constructor(failure: AwsFailure) {
    super(failure.code);
    this.failure = failure;
  }
}
