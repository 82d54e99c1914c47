import "server-only";
import { readThrown } from "./thrown-error";

/** The settings with which a client of AWS asked for credentials. */
export type CredentialsContext = {
  /** The profile that was asked for, if any. */
  profile: string | undefined;
  /** The variable that names the agent of a container, if one is set. */
  agent: string | undefined;
  /** The operation of STS that was called last, if any. */
  operation?: string | null;
};

/** Whether AWS was not asked for sessions, because there were no credentials. */
export function isOfCredentials(error: unknown): error is CredentialsError {
  return error instanceof CredentialsError;
}

/**
 * Credentials could not be obtained. The cause is what the AWS SDK threw, or null if it took too long. `reasons` are the
 * SDK's texts about each provider that it tried, in their order. The final error often tells less than they do.
 */
export class CredentialsError extends Error {
  override name = "CredentialsError";
  override readonly cause: unknown;
  readonly reasons: readonly string[];
  readonly context: CredentialsContext;
  constructor(cause: unknown, reasons: readonly string[], context: CredentialsContext) {
    super("Credentials could not be obtained.");
    this.cause = cause;
    const last = readThrown(cause).message;
    this.reasons = [...new Set(last === "" ? reasons : [...reasons, last])];
    this.context = context;
  }
}
