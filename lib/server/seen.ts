import "server-only";
import { createHash } from "node:crypto";
import type { Session } from "@/lib/sessions/session";

/** Characters of one fingerprint in base64url. */
export const PRINT_LENGTH = 8;

/**
 * 48 bits of a hash name a session. A chance match would hide a row. With 400 remembered rows and 200
 * on a page it happens once in 3 thousand million pages; 32 bits would hide one in 50,000. Whole ids (up
 * to 96 characters) would not fit into a URL.
 */
export function fingerprint({ account, region, id }: Session): string {
  const hash = createHash("sha256").update(`${account}/${region}/${id}`).digest();
  return hash.subarray(0, 6).toString("base64url");
}
