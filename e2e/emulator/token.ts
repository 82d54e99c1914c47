import { invalidNextToken } from "./aws-error";
import { type Cursor, parseCursor, printCursor } from "./cursor";
import type { DescribeSessionsInput } from "./describe-sessions-input";
import { sealerOf } from "./seal";

/** Real tokens have about 300 characters. */
const PADDED_LENGTH = 170;

/** A token is good only for the listing that it came from; MaxResults may change. */
export type Listing = Pick<DescribeSessionsInput, "state" | "filters"> & {
  /** Not the access key: credentials of a role are renewed between pages. */
  account: string;
  region: string;
};

export type Tokens = {
  seal: (cursor: Cursor, listing: Listing, now: number) => string;
  open: (token: string, listing: Listing, now: number) => Cursor;
};

export function tokensOf(seed: string, ttlSeconds: number): Tokens {
  const sealer = sealerOf("DescribeSessions NextToken", seed);
  return {
    seal(cursor, listing, now) {
      // As many spaces as make the padding of base64 vary, as it does in real ones.
      const text = printCursor(cursor).padEnd(PADDED_LENGTH + (cursor.at % 3));
      return sealer.seal(text, binding(listing), now);
    },
    open(token, listing, now) {
      const opened = sealer.open(token, binding(listing));
      if (opened === undefined || Math.floor(now / 1_000) - opened.issued >= ttlSeconds) {
        throw invalidNextToken();
      }
      return parseCursor(opened.text);
    },
  };
}

function binding({ account, region, state, filters }: Listing): string {
  const unordered = filters.map(({ key, value }) => JSON.stringify([key, value])).sort();
  return JSON.stringify([account, region, state, unordered]);
}
