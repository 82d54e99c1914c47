import "server-only";

/** AWS gave a NextToken that it had given before: following it would never end. */
export class RepeatedTokenError extends Error {
  override name = "RepeatedTokenError";
}

/** The answer was JSON, but not an answer of `DescribeSessions`. */
export class UnreadableReplyError extends Error {
  override name = "UnreadableReplyError";
}
