import "server-only";
import { createHash } from "node:crypto";
import { type Session, sessionKey } from "@/lib/sessions/session/session";

/** Characters of one fingerprint in base64url. */
export const FINGERPRINT_LENGTH = 8;

/** Fingerprints of sessions in cached pages: they are the same objects in every answer, and hashing is expensive. */
const fingerprints = new WeakMap<Session, string>();

/**
 * Identifies a session by 48 bits of a hash. A collision would hide a row. With 400 remembered rows and 200 on a
 * page it happens once in 3 thousand million pages; with 32 bits it would happen once in 50,000. Whole ids (up to
 * 96 characters) would not fit into a URL.
 */
export function fingerprint(session: Session): string {
  const known = fingerprints.get(session);
  if (known !== undefined) return known;
  const hash = createHash("sha256").update(sessionKey(session)).digest();
  const text = hash.subarray(0, 6).toString("base64url");
  fingerprints.set(session, text);
  return text;
}
