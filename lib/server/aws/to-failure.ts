import "server-only";
import { logError } from "@/lib/server/log/log";
import { type AwsFailure, toAwsFailure } from "./aws-error";
import { PageFailureError } from "./aws-failure-error";

/** Says why a listing stopped; what nobody expected goes to the log, under the request id given here. */
export function toListingFailure(error: unknown, now: number): AwsFailure {
  if (error instanceof PageFailureError) return error.failure;
  const failure = toAwsFailure(error, now);
  return failure.code === "internal" ? { ...failure, requestId: logError(error) } : failure;
}
