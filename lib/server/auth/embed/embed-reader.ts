import "server-only";
import { jwtVerify } from "jose";
import { readCompactJwt } from "@/lib/server/auth/jwt/compact-jwt";
import type { Viewer } from "@/lib/server/auth/viewer";
import { readEmbedClaims } from "./embed-claims";
import type { EmbedKey } from "./embed-key";
import { EMBED_TYPE, MAX_TOKEN_LENGTH } from "./embed-limits";
import { readLock } from "./embed-lock";
import { grantOf } from "./embed-scope";

/** Of anything else in a token's head somebody expects that it is heeded. */
const HEAD = ["alg", "kid", "typ"];

/**
 * Makes what reads a portal's token: the viewer for whom it is, or null whatever is wrong with it. `audience` is our own
 * origin, `now` the clock in epoch milliseconds.
 */
export function makeEmbedReader(keys: readonly EmbedKey[], audience: string, now = Date.now) {
  const byKid = new Map(keys.map((key) => [key.kid, key]));
  return async (text: string): Promise<Viewer | null> => {
    const token = text.length > MAX_TOKEN_LENGTH ? null : readCompactJwt(text);
    const kid = token?.header.kid;
    const key = typeof kid === "string" ? byKid.get(kid) : undefined;
    if (!token || !key || !isEmbedToken(token)) return null;
    if (Object.keys(token.header).some((name) => !HEAD.includes(name))) return null;
    // By the key, never by the token: or its public half could be taken for a secret.
    if (token.header.alg !== key.alg || !(await isSigned(text, key, audience, now()))) return null;
    const claims = readEmbedClaims(token.claims, now() / 1000);
    const lock = claims && readLock(claims);
    if (!lock) return null;
    return {
      kind: "embed",
      id: `${claims.iss}:${claims.sub}`,
      name: claims.sub,
      groups: [],
      grants: [grantOf(claims.scope, key, lock.filters)],
      lock,
    };
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

async function isSigned(
  text: string,
  { key, alg, iss }: EmbedKey,
  audience: string,
  now: number,
): Promise<boolean> {
  try {
    await jwtVerify(text, key, {
      algorithms: [alg],
      issuer: iss,
      audience,
      requiredClaims: ["iss", "aud", "sub", "iat", "exp", "jti"],
      currentDate: new Date(now),
    });
    return true;
  } catch {
    return false;
  }
}
