import "server-only";
import { PageFailureError } from "./page-failure";
import { type OpenPlace, TOP, withoutToken } from "./place";

/** Where a listing goes on after a failure: a refused token is of no use again; the place without it is, if there is one. */
export function afterFailure(error: unknown, place: OpenPlace): OpenPlace {
  const isRefused = error instanceof PageFailureError && error.failure.code === "cursor-expired";
  if (!isRefused || place.token === null) return place;
  // Without AWS's order only the top is sure: rows known already are told by their fingerprints.
  const { isSorted } = place;
  return isSorted ? (withoutToken(place) ?? { ...TOP }) : { ...TOP, isSorted };
}
