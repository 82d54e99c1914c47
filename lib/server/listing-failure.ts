import "server-only";
import { type AwsFailure, toAwsFailure } from "./aws/aws-error";
import { RepeatedTokenError } from "./aws/listing-error";
import { logError } from "./log";

/** Why a listing stopped. */
export type ListingFailure = AwsFailure & {
  /** There is no way on from here: trying again would end here again. */
  isFinal: boolean;
};

/** Says why a listing stopped; what nobody expected goes to the log, under the request id given here. */
export function toListingFailure(error: unknown, now: number): ListingFailure {
  const failure = toAwsFailure(error, now);
  const isFinal = error instanceof RepeatedTokenError;
  if (failure.code !== "internal") return { ...failure, isFinal };
  return { ...failure, requestId: logError(error), isFinal };
}
