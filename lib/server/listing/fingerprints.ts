import "server-only";
import { createHash } from "node:crypto";
import { type Session, sessionKey } from "@/lib/sessions/session/session";

/** Characters of one fingerprint in base64url. */
export const PRINT_LENGTH = 8;

/** Of sessions in pages that are kept: they are the same objects for every answer, and hashing is dear. */
const fingerprints = new WeakMap<Session, string>();

/**
 * 48 bits of a hash name a session. A chance match would hide a row. With 400 remembered rows and 200
 * on a page it happens once in 3 thousand million pages; 32 bits would hide one in 50,000. Whole ids (up
 * to 96 characters) would not fit into a URL.
 */
export function fingerprint(session: Session): string {
  const known = fingerprints.get(session);
  if (known !== undefined) return known;
  const hash = createHash("sha256").update(sessionKey(session)).digest();
  const print = hash.subarray(0, 6).toString("base64url");
  fingerprints.set(session, print);
  return print;
}
