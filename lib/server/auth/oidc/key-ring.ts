import "server-only";
import { createHash, hkdfSync } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { CompactEncrypt, type CryptoKey, compactDecrypt } from "jose";

/** Encrypts what only this server (and others with its keys) can read again. */
export type KeyRing = {
  /** Seals a value as text. */
  seal(value: unknown): Promise<string>;
  /** What has been sealed; null if it was not, or by a key that has been taken away, or for another purpose. */
  open(text: string): Promise<unknown>;
};

type RingKey = { id: string; key: CryptoKey };

const ALGORITHM = "dir";
const ENCRYPTION = "A256GCM";
/** More than any cookie holds. */
const MAX_LENGTH = 4096;
/** More than anything that was sealed unpacks to. */
const MAX_UNPACKED = 65_536;

/**
 * A ring of secrets: the first seals, all open, so that one can be exchanged without ending anything. What was sealed
 * for one purpose does not open for another.
 */
export async function makeKeyRing(secrets: readonly string[], purpose: string): Promise<KeyRing> {
  const keys = await Promise.all(secrets.map((secret) => keyOf(secret, purpose)));
  const [first] = keys;
  if (first === undefined) throw new Error("A key ring needs at least one secret.");
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const header = { alg: ALGORITHM, enc: ENCRYPTION, kid: first.id };
  return {
    seal: (value) =>
      // The longest addresses and lists of groups fit into a cookie only so.
      new CompactEncrypt(deflateRawSync(JSON.stringify(value)))
        .setProtectedHeader(header)
        .encrypt(first.key),
    async open(text) {
      if (text.length > MAX_LENGTH) return null;
      try {
        const { plaintext } = await compactDecrypt(text, ({ kid }) => keyFor(byId, kid), {
          keyManagementAlgorithms: [ALGORITHM],
          contentEncryptionAlgorithms: [ENCRYPTION],
          maxDecompressedLength: 0,
        });
        const json = inflateRawSync(plaintext, { maxOutputLength: MAX_UNPACKED });
        const value: unknown = JSON.parse(json.toString());
        return value;
      } catch {
        return null;
      }
    },
  };
}

function keyFor(keys: ReadonlyMap<string, CryptoKey>, id: string | undefined): CryptoKey {
  const key = keys.get(id ?? "");
  if (key === undefined) throw new Error("No key of the ring has this id.");
  return key;
}

async function keyOf(secret: string, purpose: string): Promise<RingKey> {
  const bytes = new Uint8Array(hkdfSync("sha256", secret, "", `sessionscope ${purpose}`, 32));
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  // A hash of the key says nothing about it that whoever holds a cookie could not try out anyway.
  return { id: createHash("sha256").update(bytes).digest("base64url").slice(0, 8), key };
}
