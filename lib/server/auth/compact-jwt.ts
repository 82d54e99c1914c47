import "server-only";
import { jsonMembers } from "@/lib/server/config/json-members";
import type { Claims } from "@/lib/server/identity";

/** A signed token in its compact form, taken apart; nothing of it is verified. */
export type CompactJwt = { text: string; header: Claims; claims: Claims };

/** Throws unless the proxy has signed a token, for us, and it has not ended. */
export type Verify = (token: CompactJwt) => Promise<void>;

/**
 * Takes a token apart; null if it is not three parts of base64url, each as an encoder writes it, the first two of which
 * are JSON objects. A load balancer of AWS pads its parts with `=`, which its signature covers.
 */
export function readCompactJwt(text: string, { isPadded = false } = {}): CompactJwt | null {
  const parts = text.split(".");
  const [headerPart, claimsPart, signature] = parts.map((part) =>
    isPadded ? unpadded(part) : part,
  );
  if (parts.length !== 3 || !headerPart || !claimsPart || !signature) return null;
  if (decoded(signature) === null) return null;
  const header = membersOf(headerPart);
  const claims = membersOf(claimsPart);
  return header && claims && { text, header, claims };
}

function unpadded(part: string): string {
  return part.length % 4 === 0 ? part.replace(/={1,2}$/, "") : part;
}

function membersOf(part: string): Claims | null {
  const bytes = decoded(part);
  if (bytes === null) return null;
  try {
    return jsonMembers(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Bytes that have but one text: otherwise two different tokens would be the same. */
function decoded(part: string): Buffer | null {
  const bytes = Buffer.from(part, "base64url");
  return bytes.toString("base64url") === part ? bytes : null;
}
