import { type NonEmpty, pick } from "./hash";

/** Why a session did not open, or is about to end. AWS documents the member, but no text of it. */
const FAILURES: NonEmpty<string> = [
  "The target is not connected",
  "The session worker on the node exited with status 1",
  "Timed out after 3 seconds: no answer from the agent",
  "KMS key alias/session-logs: access denied",
  "bash: zsh: command not found",
];
const ENDINGS: NonEmpty<string> = ["Ended by its owner", "Idle for 20 minutes"];

/** Undefined: the member is absent. Most sessions have an empty text. */
export function detailsFor(status: string, drawn: number): string | undefined {
  if (drawn % 4 === 0) return undefined;
  if (status === "Failed") return pick(FAILURES, drawn >>> 8);
  return status === "Terminating" ? pick(ENDINGS, drawn >>> 8) : "";
}
