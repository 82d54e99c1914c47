import "server-only";
import { errors, jwtVerify } from "jose";
import { readCompactJwt } from "@/lib/server/auth/compact-jwt";
import { makeVerifiedTokens, type VerifiedTokens } from "@/lib/server/auth/verified-tokens";
import type { EmbedKey } from "@/lib/server/config/embed-key";
import type { Viewer } from "@/lib/server/viewer";
import { hasEmbedClaims, readEmbedClaims } from "./embed-claims";
import { grantOf } from "./embed-grant";
import { EMBED_TYPE, MAX_LIFETIME_SECONDS, MAX_TOKEN_LENGTH } from "./embed-limits";
import { readPinnedFilters } from "./embed-pinned-filters";
import type { EmbedRefusal } from "./embed-refusal";

/** Most tokens do not live longer, and a key is taken back by a restart. */
const REMEMBERED_MS = MAX_LIFETIME_SECONDS * 1000;
/** Of anything else in a token's head somebody expects that it is heeded. */
const HEAD = ["alg", "kid", "typ"];

/** By what tokens are believed: portals' keys, the name they call us by, and what has been verified lately. */
type Trust = {
  byKid: ReadonlyMap<string, EmbedKey>;
  audience: string;
  remember: VerifiedTokens<void>;
};

/** The viewer for whom a token is, or why it is for nobody; `kid` names a key only if there is one of that name. */
type Reading = { viewer: Viewer } | { reason: EmbedRefusal; kid: string | null };

/**
 * Makes what reads a portal's token: the viewer for whom it is, or null whatever is wrong with it, which only
 * `onRefusal` is told. `audience` is our own origin, `now` the clock in epoch milliseconds.
 */
export function makeEmbedReader(
  keys: readonly EmbedKey[],
  audience: string,
  now = Date.now,
  onRefusal: (reason: EmbedRefusal, kid: string | null) => void = () => {},
) {
  const trust: Trust = {
    byKid: new Map(keys.map((key) => [key.kid, key])),
    audience,
    remember: makeVerifiedTokens(REMEMBERED_MS),
  };
  return async (text: string): Promise<Viewer | null> => {
    const reading = await readToken(text, trust, now());
    if ("viewer" in reading) return reading.viewer;
    onRefusal(reading.reason, reading.kid);
    return null;
  };
}

async function readToken(text: string, trust: Trust, now: number): Promise<Reading> {
  const token = text.length > MAX_TOKEN_LENGTH ? null : readCompactJwt(text);
  if (token === null) return { reason: "malformed", kid: null };
  const { kid } = token.header;
  const key = typeof kid === "string" ? trust.byKid.get(kid) : undefined;
  if (key === undefined) return { reason: "unknown-key", kid: null };
  const refused = (reason: EmbedRefusal) => ({ reason, kid: key.kid });
  if (!isEmbedToken(token)) return refused("type");
  if (Object.keys(token.header).some((name) => !HEAD.includes(name))) return refused("malformed");
  // By the key, never by the token: or its public half could be taken for a secret.
  if (token.header.alg !== key.alg) return refused("algorithm");
  const issue = await issueOf(text, key, trust, now);
  if (issue !== null) return refused(issue);
  const claims = readEmbedClaims(token.claims, now / 1000);
  if (claims === null) return refused(hasEmbedClaims(token.claims) ? "time" : "claims");
  const lock = readPinnedFilters(claims);
  if (lock === null) return refused("lock");
  return {
    viewer: {
      kind: "embed",
      id: `${claims.iss}:${claims.sub}`,
      kid: key.kid,
      name: claims.sub,
      groups: [],
      grants: [grantOf(claims.scope, key, lock.filters)],
      lock,
    },
  };
}

/** Whether a token says that it is an embed's, in its head or, where libraries write `JWT` there, as a claim. */
export function isEmbedToken({
  header,
  claims,
}: {
  header: Readonly<Record<string, unknown>>;
  claims: Readonly<Record<string, unknown>>;
}): boolean {
  const isPlain = header.typ === undefined || header.typ === "JWT";
  return isPlain ? claims.typ === EMBED_TYPE : header.typ === EMBED_TYPE;
}

/** What is wrong with what a portal has signed, or has not; null: nothing. Its claims are looked at again for its times. */
async function issueOf(
  text: string,
  { key, alg, iss }: EmbedKey,
  { audience, remember }: Trust,
  now: number,
): Promise<EmbedRefusal | null> {
  try {
    await remember(text, async () => {
      await jwtVerify(text, key, {
        algorithms: [alg],
        issuer: iss,
        audience,
        requiredClaims: ["iss", "aud", "sub", "iat", "exp", "jti"],
        currentDate: new Date(now),
      });
    });
    return null;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return "time";
    const isOfClaims = error instanceof errors.JWTClaimValidationFailed && error.claim !== "aud";
    return isOfClaims ? "claims" : "signature-or-audience";
  }
}
