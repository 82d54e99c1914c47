import "server-only";
import { type AwsFailure, toAwsFailure } from "./aws/aws-error";
import { logError } from "./log";

/** Says why a listing stopped; what nobody expected goes to the log, under the request id given here. */
export function toListingFailure(error: unknown, now: number): AwsFailure {
  const failure = toAwsFailure(error, now);
  return failure.code === "internal" ? { ...failure, requestId: logError(error) } : failure;
}
