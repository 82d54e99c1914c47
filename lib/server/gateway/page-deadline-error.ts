import "server-only";

/** A page that has not arrived by the deadline counts as a timeout of AWS. */
export class PageDeadlineError extends Error {
  // By this name a failed call is recognised as a timeout.
  override name = "TimeoutError";
}
