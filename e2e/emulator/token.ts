import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { invalidNextToken } from "./aws-error";
import { type Cursor, parseCursor, printCursor } from "./cursor";
import type { DescribeSessionsInput } from "./describe-sessions-input";

/** The real tokens' layout: version, a number, 32 bytes, the issue time, then what is sealed. */
const HEADER = Buffer.from([0, 1, 0, 1]);
const NONCE_LENGTH = 32;
const SEALED_AT = HEADER.length + NONCE_LENGTH + 8;
const TAG_LENGTH = 16;
/** Real tokens have about 300 characters. */
const PADDED_LENGTH = 170;

/** A token is good only for the listing that it came from; MaxResults may change. */
export type Listing = Pick<DescribeSessionsInput, "state" | "filters"> & {
  accessKeyId: string;
  region: string;
};

export type Tokens = {
  seal: (cursor: Cursor, listing: Listing, now: number) => string;
  open: (token: string, listing: Listing, now: number) => Cursor;
};

export function tokensOf(seed: string, ttlSeconds: number): Tokens {
  const key = keyOf(seed);
  return {
    seal(cursor, listing, now) {
      // As many spaces as make the padding of base64 vary, as it does in real ones.
      const text = printCursor(cursor).padEnd(PADDED_LENGTH + (cursor.at % 3));
      const issued = Buffer.alloc(8);
      issued.writeBigUInt64BE(BigInt(Math.floor(now / 1_000)));
      const bound = binding(listing);
      // Derived instead of random: the same request at the same time gets the same answer.
      const nonce = createHmac("sha256", key).update(issued).update(bound).update(text).digest();
      const open = Buffer.concat([HEADER, nonce, issued]);
      const cipher = createCipheriv("aes-256-gcm", key, nonce.subarray(0, 12));
      cipher.setAAD(Buffer.concat([open, bound]));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([open, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open(token, listing, now) {
      const bytes = Buffer.from(token, "base64");
      // Buffer skips characters that are not base64; the service would not.
      if (bytes.length <= SEALED_AT + TAG_LENGTH || bytes.toString("base64") !== token) {
        throw invalidNextToken();
      }
      const issued = Number(bytes.readBigUInt64BE(SEALED_AT - 8));
      if (Math.floor(now / 1_000) - issued >= ttlSeconds) throw invalidNextToken();
      return parseCursor(unseal(key, bytes, binding(listing)));
    },
  };
}

function unseal(key: Buffer, bytes: Buffer, bound: Buffer): string {
  const nonce = bytes.subarray(HEADER.length, HEADER.length + 12);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(Buffer.concat([bytes.subarray(0, SEALED_AT), bound]));
  decipher.setAuthTag(bytes.subarray(SEALED_AT, SEALED_AT + TAG_LENGTH));
  try {
    const text = decipher.update(bytes.subarray(SEALED_AT + TAG_LENGTH));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    throw invalidNextToken();
  }
}

function binding({ accessKeyId, region, state, filters }: Listing): Buffer {
  const unordered = filters.map(({ key, value }) => JSON.stringify([key, value])).sort();
  return Buffer.from(JSON.stringify([accessKeyId, region, state, unordered]));
}

function keyOf(seed: string): Buffer {
  // Nothing is secret here: the tokens need only look and behave like sealed ones.
  return createHmac("sha256", "DescribeSessions NextToken").update(seed).digest();
}
