import "server-only";
import * as z from "zod";
import type { Claims } from "@/lib/server/identity";
import { EMBED_TYPE, MAX_LIFETIME_SECONDS, SKEW_SECONDS } from "./embed-limits";

const text = z
  .string()
  .min(1)
  .max(256)
  .regex(/^\P{Cc}+$/u);
const names = z.array(text).min(1).max(1000);

/** All claims of a token, and no others: an unknown claim may have been meant to restrict it. */
const schema = z.strictObject({
  iss: text,
  aud: text,
  sub: text,
  iat: z.int().min(0),
  exp: z.int().min(0),
  jti: text,
  typ: z.literal(EMBED_TYPE).optional(),
  view: z.enum(["active", "history"]),
  scope: z.strictObject({ accounts: names, regions: names }),
  /**
   * As in the grammar of URLs: a value, or alternatives. An empty list is refused, because it would open everything.
   */
  locked: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])),
});

/** The claims of a portal's token. */
export type EmbedClaims = z.infer<typeof schema>;

/**
 * Reads the claims of a token with a valid signature; null unless they are exactly the known ones, of the right types,
 * and valid at `now` (in epoch seconds).
 */
export function readEmbedClaims(claims: Claims, now: number): EmbedClaims | null {
  const reading = schema.safeParse(claims);
  if (!reading.success) return null;
  const { iat, exp } = reading.data;
  const isOfNow = iat <= now + SKEW_SECONDS && now < exp;
  const isShort = exp > iat && exp - iat <= MAX_LIFETIME_SECONDS;
  return isOfNow && isShort ? reading.data : null;
}

/** Whether claims are exactly the known ones, whatever their times. */
export function hasEmbedClaims(claims: Claims): boolean {
  return schema.safeParse(claims).success;
}
