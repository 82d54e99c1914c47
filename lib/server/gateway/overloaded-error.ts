import "server-only";

/** More calls wait for their turn than can be made in time. */
export class OverloadedError extends Error {
  override name = "OverloadedError";
  /** Whole seconds after which there is likely to be room. */
  readonly retryAfterSeconds: number;
  constructor(waitMs: number) {
    super("Too many calls wait for their turn.");
    this.retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  }
}
