import "server-only";
import { jsonMembers } from "@/lib/server/config/json-members";
import type { Claims } from "@/lib/server/identity";

/** A signed token in compact form, split into its parts; nothing is verified yet. */
export type CompactJwt = { text: string; header: Claims; claims: Claims };

/** Throws unless the proxy has signed the token for this audience, and it has not expired. */
export type Verify = (token: CompactJwt) => Promise<void>;

/**
 * Splits a token; null unless it has three parts of base64url in canonical form, and the first two are JSON objects. A
 * load balancer of AWS pads its parts with `=`, which its signature covers.
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

/** Accepts only the canonical encoding of bytes: otherwise two different texts would be the same token. */
function decoded(part: string): Buffer | null {
  const bytes = Buffer.from(part, "base64url");
  return bytes.toString("base64url") === part ? bytes : null;
}
