import "server-only";
import { errors } from "jose";
import { factsOf, log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";

/** An invalid assertion. The reason is a short phrase that quotes nothing of the assertion. */
export class AssertionRefusal extends Error {
  override name = "AssertionRefusal";
}

const UNVERIFIED = "its signature cannot be verified";

/** Throttled by reason. Reasons are a closed list, because none quotes foreign text. */
const throttledLog = makeThrottledLog();

/** Logs why an assertion was refused: each reason once a minute, with the number of suppressed lines. */
export function logAssertionRefusal(error: unknown): void {
  const reason = reasonOf(error);
  const told = throttledLog(reason);
  if (told === null) return;
  const facts = reason === UNVERIFIED ? factsOf(error) : {};
  log.warn({ reason, ...told, ...facts }, "the proxy's assertion was refused");
}

function reasonOf(error: unknown): string {
  if (error instanceof AssertionRefusal) return error.message;
  if (error instanceof errors.JOSEError) return error.code;
  return UNVERIFIED;
}
