import { number, object, record, string, unknown } from "zod/mini";

const timesSchema = object({ iat: number(), exp: number() });
const claimsSchema = record(string(), unknown());

/** How long before its expiry the next token is requested. */
const NOTICE_MS = 60_000;

/**
 * When to request the next token and when this one expires, in milliseconds from now; and the instant of its expiry.
 */
export type TokenTimes = { askIn: number; endsIn: number; expiresAt: string };

/**
 * Reads from the claims of a token how long it is valid; null if it has no readable ones, which the server will report.
 * A wrong clock here must not end a valid token: in that case its whole lifetime counts from now.
 */
export function tokenTimes(token: string, now: number): TokenTimes | null {
  const times = timesSchema.safeParse(claimsOf(token));
  if (!times.success) return null;
  const { iat, exp } = times.data;
  const life = (exp - iat) * 1000;
  const left = exp * 1000 - now;
  if (!(life > 0 && life <= 86_400_000)) return null;
  const endsIn = left > 0 && left < life ? left : life;
  return {
    askIn: Math.max(endsIn - NOTICE_MS, endsIn / 2),
    endsIn,
    expiresAt: new Date(now + endsIn).toISOString(),
  };
}

/** The permissions of a token, as a text that is equal for its successor, so that the rows may stay. */
export function permissionOf(token: string): string {
  const claims = claimsSchema.safeParse(claimsOf(token));
  if (!claims.success) return token;
  const { iat: _iat, exp: _exp, nbf: _nbf, jti: _jti, ...permission } = claims.data;
  return JSON.stringify(Object.entries(permission).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The claims, not verified: only the server checks the signature. */
function claimsOf(token: string): unknown {
  const [, payload = ""] = token.split(".");
  try {
    const bytes = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(
      new TextDecoder().decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0))),
    );
  } catch {
    return null;
  }
}
