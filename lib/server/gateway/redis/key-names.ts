import "server-only";
import { createHmac, hkdfSync } from "node:crypto";

/** The prefix of every key, so that an ACL can name them. The number is the version of the stored format. */
export const KEY_PREFIX = "sessionscope:1:";

/** The content of a key: a page of AWS, the calls of a source, or the proof that Redis can be used. */
export type KeyKind = "page" | "calls" | "proof";

/** Returns the key in Redis under which a value is stored. */
export type NameKey = (kind: KeyKind, name: string) => string;

/**
 * Names keys by a keyed hash, because the plain names contain people's names and account ids. Without the secret,
 * nobody can tell what a key stands for, or find out by trying names.
 */
export function keyNames(secret: string): NameKey {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "sessionscope redis key names", 32));
  return (kind, name) => {
    const hash = createHmac("sha256", key).update(`${kind}\n${name}`).digest("base64url");
    return `${KEY_PREFIX}${kind}:${hash}`;
  };
}
