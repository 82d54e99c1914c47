import "server-only";
import { createHash } from "node:crypto";
import type { Session } from "@/lib/sessions/session";

/**
 * A page of AWS has at most 200 rows. So this many remembered rows cover what was returned of a page that
 * is read again, and a row that AWS repeats on the next page.
 */
const MAX_SEEN = 200;

/** Characters of one fingerprint in base64url. */
const LENGTH = 8;

/** How a cursor writes them: fingerprints in a row, the oldest first. */
export const SEEN_PATTERN = new RegExp(`^(?:[\\w-]{${LENGTH}}){0,${MAX_SEEN}}$`);

/**
 * 48 bits of a hash name a session. A chance match would hide a row. With 200 remembered rows and 200
 * on a page it happens once in 7 thousand million pages; 32 bits would hide one in 100,000. Whole ids (up
 * to 96 characters) would not fit into a URL.
 */
export function fingerprint({ account, region, id }: Session): string {
  const hash = createHash("sha256").update(`${account}/${region}/${id}`).digest();
  return hash.subarray(0, 6).toString("base64url");
}

/** Reads the fingerprints of a cursor. */
export function readSeen(text: string): string[] {
  return text.match(new RegExp(`.{${LENGTH}}`, "g")) ?? [];
}

/** Writes the newest fingerprints for a cursor. */
export function writeSeen(fingerprints: string[]): string {
  return fingerprints.slice(-MAX_SEEN).join("");
}
