import "server-only";
import { createHmac, hkdfSync } from "node:crypto";

/** In front of every key, so that an ACL can name them; the number counts the formats of what is stored. */
export const KEY_PREFIX = "sessionscope:1:";

/** What a key holds: a page of AWS, the calls of a source, or the proof that Redis can be used. */
export type KeyKind = "page" | "calls" | "proof";

/** The key in Redis under which something of ours is stored. */
export type NameKey = (kind: KeyKind, name: string) => string;

/**
 * Names keys by a keyed hash, because what they stand for holds people's names and account ids: without
 * the secret nobody can tell, or try, which one a key is about.
 */
export function keyNames(secret: string): NameKey {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "sessionscope redis key names", 32));
  return (kind, name) => {
    const hash = createHmac("sha256", key).update(`${kind}\n${name}`).digest("base64url");
    return `${KEY_PREFIX}${kind}:${hash}`;
  };
}
