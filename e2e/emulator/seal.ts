import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";

/** The real tokens' layout: version, a number, 32 bytes, the issue time, then what is sealed. */
const HEADER = Buffer.from([0, 1, 0, 1]);
const NONCE_LENGTH = 32;
const SEALED_AT = HEADER.length + NONCE_LENGTH + 8;
const TAG_LENGTH = 16;

/** Texts that only the emulator can write, bound to what they are good for. */
export type Sealer = {
  seal: (text: string, bound: string, now: number) => string;
  /** With the issue time in seconds; undefined for what this sealer did not seal. */
  open: (sealed: string, bound: string) => { text: string; issued: number } | undefined;
};

/** Nothing is secret here: what is sealed need only look and behave like it. */
export function sealerOf(purpose: string, seed: string): Sealer {
  const key = createHmac("sha256", purpose).update(seed).digest();
  return {
    seal(text, bound, now) {
      const issued = Buffer.alloc(8);
      issued.writeBigUInt64BE(BigInt(Math.floor(now / 1_000)));
      // Derived instead of random: the same request at the same time gets the same answer.
      const nonce = createHmac("sha256", key).update(issued).update(bound).update(text).digest();
      const open = Buffer.concat([HEADER, nonce, issued]);
      const cipher = createCipheriv("aes-256-gcm", key, nonce.subarray(0, 12));
      cipher.setAAD(Buffer.concat([open, Buffer.from(bound)]));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([open, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open(sealed, bound) {
      const bytes = Buffer.from(sealed, "base64");
      // Buffer skips characters that are not base64; the service would not.
      if (bytes.length <= SEALED_AT + TAG_LENGTH || bytes.toString("base64") !== sealed) {
        return undefined;
      }
      const text = decipher(key, bytes, bound);
      const issued = Number(bytes.readBigUInt64BE(SEALED_AT - 8));
      return text === undefined ? undefined : { text, issued };
    },
  };
}

function decipher(key: Buffer, bytes: Buffer, bound: string): string | undefined {
  const nonce = bytes.subarray(HEADER.length, HEADER.length + 12);
  const cipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(Buffer.concat([bytes.subarray(0, SEALED_AT), Buffer.from(bound)]));
  cipher.setAuthTag(bytes.subarray(SEALED_AT, SEALED_AT + TAG_LENGTH));
  try {
    const text = cipher.update(bytes.subarray(SEALED_AT + TAG_LENGTH));
    return Buffer.concat([text, cipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
