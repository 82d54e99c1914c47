import "server-only";
import { createSecretKey, type KeyObject } from "node:crypto";
import { readRandomSecret } from "./random-secret";

/**
 * Reads a secret that is shared with a portal. Whoever guesses it opens every session its portal may open, so that a
 * text somebody thought of is refused: Superset shipped one that many servers kept (apache/superset, pull request
 * 39999). A fault never quotes it.
 */
export function readSecret(value: unknown): { key: KeyObject } | { issue: string } {
  const reading = readRandomSecret(value);
  return "bytes" in reading ? { key: createSecretKey(reading.bytes) } : reading;
}
