import "server-only";
import { LRUCache } from "lru-cache";
import * as z from "zod";
import { makeTokenBucket, type Rate, type TokenBucket } from "@/lib/server/auth/token-bucket";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { readCookies, sessionCookieName } from "./cookie";
import { ringsOf } from "./rings";

const sessionSchema = z.object({ sid: z.string() });

/** More browsers than sign in within the minutes that a bucket needs to fill. */
const MAX_BROWSERS = 10_000;

/** Limits how often sign-ins begin. */
export type LoginLimit = {
  /** Whether one more may begin; `now` is in milliseconds. */
  mayBegin(oidc: OidcConfig, headers: Headers, now: number): Promise<boolean>;
};

/**
 * All strangers share one bucket, because a client can invent everything that it says of itself. A browser in which a
 * person has signed in does not depend on it: it has a bucket of its own, and all such browsers share a second one.
 */
export function makeLoginLimit({
  strangers,
  known,
  each,
}: {
  strangers: Rate;
  known: Rate;
  each: Rate;
}): LoginLimit {
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

/**
 * Identifies a browser in which a person has signed in: the id in the cookie of a session, whether or not the session
 * is still valid. It proves no identity. A sign-in under way does not count, because anybody can begin as many as they
 * like.
 */
async function knownBrowser(oidc: OidcConfig, headers: Headers): Promise<string | null> {
  const text = readCookies(headers).get(sessionCookieName(oidc.url));
  if (text === undefined) return null;
  const opened = await ringsOf(oidc).session.open(text);
  return sessionSchema.safeParse(opened).data?.sid ?? null;
}

/** Limits how often the provider is asked about callbacks, and how many requests to it are open. */
export type CallbackLimit = {
  /** Begins one, and gives the function that ends it; null if there are too many. `now` is in milliseconds. */
  begin(now: number): (() => void) | null;
};

/** One limit for all clients. A refused callback causes no request and can be tried again. */
export function makeCallbackLimit(rate: Rate): CallbackLimit {
  const bucket = makeTokenBucket(rate);
  let running = 0;
  return {
    begin(now) {
      if (running >= rate.atOnce || !bucket.take(now)) return null;
      running += 1;
      return () => {
        running -= 1;
      };
    },
  };
}
