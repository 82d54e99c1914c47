import "server-only";
import * as z from "zod";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { readCookies, sessionCookieName } from "./cookie";
import { ringsOf } from "./rings";

const sessionSchema = z.object({ sid: z.string() });

/**
 * What tells a browser in which somebody has signed in from others: the id in a session's cookie, whether or not it still
 * lasts. Not meant to say who somebody is. A sign-in under way tells nothing: anybody begins as many as they like.
 */
export async function knownBrowser(oidc: OidcConfig, headers: Headers): Promise<string | null> {
  const text = readCookies(headers).get(sessionCookieName(oidc.url));
  if (text === undefined) return null;
  const opened = await ringsOf(oidc).session.open(text);
  return sessionSchema.safeParse(opened).data?.sid ?? null;
}
