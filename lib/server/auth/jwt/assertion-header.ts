import "server-only";
import { type CompactJwt, readCompactJwt } from "@/lib/server/auth/compact-jwt";
import { EMBED_TYPE } from "@/lib/server/auth/embed/embed-limits";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import type { Claims } from "@/lib/server/identity";
import { Refusal } from "./refusal";

/** No proxy sends more: load balancers of AWS let one header have 16 KB. */
const MAX_LENGTH = 16_000;

/** Types that an assertion may have; others are signed by the same keys for other ends (RFC 8725, section 3.11). */
const TYPES = ["jwt", "at+jwt"];

/** The assertion of a request, of which nothing is verified yet. Throws `Refusal` if there is none that could be good. */
export function readAssertion(
  headers: Headers,
  { header: name, preset, algorithms }: JwtConfig,
): CompactJwt {
  const value = headers.get(name);
  if (value === null || value === "") throw new Refusal("there is none");
  if (value.length > MAX_LENGTH) throw new Refusal("it is too long");
  // Node joins what is sent twice with a comma.
  const text = name === "authorization" ? /^Bearer (\S+)$/i.exec(value)?.[1] : value;
  const token = readCompactJwt(text ?? "", { isPadded: preset === "alb" });
  if (token === null) throw new Refusal("it is not one signed token");
  refuseHeader(token.header, algorithms);
  if (typeOf(token.claims.typ) === EMBED_TYPE) throw new Refusal("it is of another type");
  return token;
}

function refuseHeader({ alg, typ, crit, b64 }: Claims, algorithms: readonly string[]): void {
  if (!algorithms.some((name) => name === alg)) throw new Refusal("its algorithm is not allowed");
  if (typ !== undefined && !TYPES.includes(typeOf(typ))) throw new Refusal("it is of another type");
  if (crit !== undefined || b64 !== undefined) throw new Refusal("it has critical headers");
}

function typeOf(typ: unknown): string {
  return typeof typ === "string" ? typ.toLowerCase().replace(/^application\//, "") : "";
}
