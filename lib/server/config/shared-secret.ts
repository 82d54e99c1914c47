import "server-only";
import { createSecretKey, type KeyObject } from "node:crypto";
import { readRandomSecret } from "./random-secret";

/**
 * Reads a secret that is shared with a portal. A guessed secret opens every session that the portal may open, so a text
 * that a person made up is refused: Superset shipped one that many servers kept (apache/superset, pull request 39999).
 * The issue never quotes it.
 */
export function readSecret(value: unknown): { key: KeyObject } | { issue: string } {
  const reading = readRandomSecret(value);
  return "bytes" in reading ? { key: createSecretKey(reading.bytes) } : reading;
}
