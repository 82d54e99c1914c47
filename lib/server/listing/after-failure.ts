import "server-only";
import { PageFailureError } from "@/lib/server/aws/aws-failure-error";
import { type OpenPosition, TOP, withoutToken } from "./listing-position";

/** Where a listing goes on after a failure: a refused token is of no use again; the place without it is, if there is one. */
export function afterFailure(error: unknown, position: OpenPosition): OpenPosition {
  const isRefused = error instanceof PageFailureError && error.failure.code === "cursor-expired";
  if (!isRefused || position.token === null) return position;
  // Without AWS's order only the top is sure: rows known already are told by their fingerprints.
  const { isSorted } = position;
  return isSorted ? (withoutToken(position) ?? { ...TOP }) : { ...TOP, isSorted };
}
