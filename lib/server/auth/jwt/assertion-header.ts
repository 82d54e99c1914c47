import "server-only";
import { type CompactJwt, readCompactJwt } from "@/lib/server/auth/compact-jwt";
import { EMBED_TYPE } from "@/lib/server/auth/embed/embed-limits";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import type { Claims } from "@/lib/server/identity";
import { AssertionRefusal } from "./assertion-refusal";

/** No proxy sends a longer one: load balancers of AWS limit a header to 16 KB. */
const MAX_LENGTH = 16_000;

/** The types that an assertion may have. The same keys sign other types for other purposes (RFC 8725, section 3.11). */
const TYPES = ["jwt", "at+jwt"];

/** The assertion of a request, not verified yet. Throws an `AssertionRefusal` if the request has none that could be valid. */
export function readAssertion(
  headers: Headers,
  { header: name, preset, algorithms }: JwtConfig,
): CompactJwt {
  const value = headers.get(name);
  if (value === null || value === "") throw new AssertionRefusal("the request has none");
  if (value.length > MAX_LENGTH) throw new AssertionRefusal("it is too long");
  // Node joins repeated headers with a comma.
  const text = name === "authorization" ? /^Bearer (\S+)$/i.exec(value)?.[1] : value;
  const token = readCompactJwt(text ?? "", { isPadded: preset === "alb" });
  if (token === null) throw new AssertionRefusal("it is not one signed token");
  refuseHeader(token.header, algorithms);
  if (typeOf(token.claims.typ) === EMBED_TYPE) throw new AssertionRefusal("it has another type");
  return token;
}

function refuseHeader({ alg, typ, crit, b64 }: Claims, algorithms: readonly string[]): void {
  if (!algorithms.some((name) => name === alg))
    throw new AssertionRefusal("its algorithm is not allowed");
  if (typ !== undefined && !TYPES.includes(typeOf(typ)))
    throw new AssertionRefusal("it has another type");
  if (crit !== undefined || b64 !== undefined)
    throw new AssertionRefusal("it has critical headers");
}

function typeOf(typ: unknown): string {
  return typeof typ === "string" ? typ.toLowerCase().replace(/^application\//, "") : "";
}
