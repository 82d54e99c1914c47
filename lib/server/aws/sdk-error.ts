import "server-only";

/** The AWS SDK threw, instead of making a request or reading its answer. The cause is what it threw. */
export class SdkError extends Error {
  override name = "SdkError";
  override readonly cause: unknown;
  constructor(cause: unknown) {
    super("The AWS SDK failed.");
    this.cause = cause;
  }
}
