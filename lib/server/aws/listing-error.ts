import "server-only";

/** AWS returned a NextToken for the second time. Following it would never end. */
export class RepeatedTokenError extends Error {
  override name = "RepeatedTokenError";
}

/** So many sessions started at one moment that no cursor can say which of them were returned. */
export class CrowdedMomentError extends Error {
  override name = "CrowdedMomentError";
}

/** The response was JSON, but not a response of `DescribeSessions`. */
export class UnreadableReplyError extends Error {
  override name = "UnreadableReplyError";
}
