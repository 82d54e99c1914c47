import "server-only";
import { LRUCache } from "lru-cache";
import { makeTokenBucket, type Rate, type TokenBucket } from "@/lib/server/auth/token-bucket";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { knownBrowser } from "./known-browser";

/** More browsers than sign in within the minutes in which it matters. */
const MAX_BROWSERS = 10_000;

/** Lets sign-ins begin, so often. */
export type Beginnings = {
  /** Whether one more may begin; `now` is in milliseconds. */
  mayBegin(oidc: OidcConfig, headers: Headers, now: number): Promise<boolean>;
};

/**
 * Strangers share one bucket, since what a client says of itself is anybody's invention. A browser in which somebody has
 * signed in needs none of what they have left: it has one of its own, and all such browsers have a second one together.
 */
export function makeBeginnings({
  strangers,
  known,
  each,
}: {
  strangers: Rate;
  known: Rate;
  each: Rate;
}): Beginnings {
  const ofStrangers = makeTokenBucket(strangers);
  const ofKnown = makeTokenBucket(known);
  const ofEach = new LRUCache<string, TokenBucket>({ max: MAX_BROWSERS });

  return {
    async mayBegin(oidc, headers, now) {
      if (ofStrangers.take(now)) return true;
      const browser = await knownBrowser(oidc, headers);
      if (browser === null) return false;
      const own = ofEach.get(browser) ?? makeTokenBucket(each);
      ofEach.set(browser, own);
      return own.take(now) && ofKnown.take(now);
    },
  };
}
