import "server-only";
import { errors } from "jose";
import { factsOf, log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";

/** An assertion that proves nothing; why, in a few words that quote nothing of it. */
export class Refusal extends Error {
  override name = "Refusal";
}

const UNVERIFIED = "its signature cannot be verified";

/** By reason; there are only so many, since none has foreign text. */
const throttledLog = makeThrottledLog();

/** Logs why an assertion was refused: each reason once a minute, with how often it was not told since. */
export function logRefusal(error: unknown): void {
  const reason = reasonOf(error);
  const told = throttledLog(reason);
  if (told === null) return;
  const facts = reason === UNVERIFIED ? factsOf(error) : {};
  log.warn({ reason, ...told, ...facts }, "the proxy's assertion was refused");
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof errors.JOSEError) return error.code;
  return UNVERIFIED;
}
