import "server-only";
import { errors } from "jose";
import { factsOf, log } from "@/lib/server/log";

/** An assertion that proves nothing; why, in a few words that quote nothing of it. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** Whoever floods us with bad assertions is not to fill the disk as well. */
const SILENCE_MS = 60_000;

const UNVERIFIED = "its signature cannot be verified";

/** By reason; there are only so many, since none has foreign text. */
const logged = new Map<string, { at: number; untold: number }>();

/** Logs why an assertion was refused: each reason once a minute, with how often it was not told since. */
export function logRefusal(error: unknown): void {
  const reason = reasonOf(error);
  const last = logged.get(reason);
  if (last && Math.abs(Date.now() - last.at) < SILENCE_MS) {
    last.untold += 1;
    return;
  }
  logged.set(reason, { at: Date.now(), untold: 0 });
  const facts = reason === UNVERIFIED ? factsOf(error) : {};
  log.warn({ reason, untold: last?.untold ?? 0, ...facts }, "the proxy's assertion was refused");
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof errors.JOSEError) return error.code;
  return UNVERIFIED;
}
