import "server-only";
import * as z from "zod";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { readCookies, sessionCookieName } from "./cookie";
import { ringsOf } from "./rings";

const sessionSchema = z.object({ sid: z.string() });

/**
 * Identifies a browser in which a person has signed in: the id in the cookie of a session, whether or not the session
 * is still valid. It proves no identity. A sign-in under way does not count, because anybody can begin as many as they
 * like.
 */
export async function knownBrowser(oidc: OidcConfig, headers: Headers): Promise<string | null> {
  const text = readCookies(headers).get(sessionCookieName(oidc.url));
  if (text === undefined) return null;
  const opened = await ringsOf(oidc).session.open(text);
  return sessionSchema.safeParse(opened).data?.sid ?? null;
}
