import "server-only";

/** AWS does not know a key in one region, and other regions of the account prove that the key is good. */
export class RegionRefusedError extends Error {
  override name = "RegionRefusedError";
  override readonly cause: unknown;
  constructor(cause: unknown) {
    super("A region refused a key that others accept.");
    this.cause = cause;
  }
}
