import "server-only";
import { logError } from "@/lib/server/log/log";
import { type AwsFailure, toAwsFailure } from "./aws-error";

/** A page could not be read. It carries the failure, so that all callers that waited get the same reason. */
export class PageFailureError extends Error {
  override name = "PageFailureError";
  readonly failure: AwsFailure;
  constructor(failure: AwsFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Describes why a listing stopped. Logs an unexpected error under the request id that the failure carries. */
export function toListingFailure(error: unknown, now: number): AwsFailure {
  if (error instanceof PageFailureError) return error.failure;
  const failure = toAwsFailure(error, now);
  return failure.code === "internal" ? { ...failure, requestId: logError(error) } : failure;
}
