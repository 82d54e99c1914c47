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

/** Most tokens do not live longer. A key is revoked by a restart. */
const REMEMBERED_MS = MAX_LIFETIME_SECONDS * 1000;
/** The known header members. The sender of any other would expect it to be respected. */
const HEAD = ["alg", "kid", "typ"];

/** The trust that tokens are checked against: the portals' keys, the audience, and the recently verified tokens. */
type Trust = {
  byKid: ReadonlyMap<string, EmbedKey>;
  audience: string;
  remember: VerifiedTokens<void>;
};

/** The viewer of a token, or why it has none; `kid` is only set for a configured key. */
type Reading = { viewer: Viewer } | { reason: EmbedRefusal; kid: string | null };

/**
 * Makes a reader of portals' tokens. It gives the viewer, or null for any invalid token; only `onRefusal` learns why.
 * `audience` is our own origin, `now` the clock in epoch milliseconds.
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
  // The algorithm comes from the key, never from the token: otherwise the public half could be used as a shared
  // secret.
  if (token.header.alg !== key.alg) return refused("algorithm");
  const issue = await issueOf(text, key, trust, now);
  if (issue !== null) return refused(issue);
  const claims = readEmbedClaims(token.claims, now / 1000);
  if (claims === null) return refused(hasEmbedClaims(token.claims) ? "time" : "claims");
  const pinned = readPinnedFilters(claims);
  if (pinned === null) return refused("lock");
  return {
    viewer: {
      kind: "embed",
      id: `${claims.iss}:${claims.sub}`,
      kid: key.kid,
      name: claims.sub,
      groups: [],
      grants: [grantOf(claims.scope, key, pinned.filters)],
      pinned,
    },
  };
}

/** Whether a token declares the type of an embed, in its header or, where libraries write `JWT` there, as a claim. */
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

/** The issue of a signed token; null: none. The times in its claims are checked separately, each time. */
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
