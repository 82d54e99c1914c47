import "server-only";
import * as z from "zod";
import { readCookies, sessionCookieName, signInCookiesOf } from "./cookie";
import type { OidcConfig } from "./oidc-config";
import { ringsOf } from "./rings";

const sessionSchema = z.object({ sid: z.string() });
const pendingSchema = z.object({ state: z.string() });

/**
 * What tells a browser that has been here from others: an id in a cookie that only this server can have sealed, of a
 * session or of a sign-in, whether or not it still lasts. Null if it has none; not meant to say who somebody is.
 */
export async function knownBrowser(oidc: OidcConfig, headers: Headers): Promise<string | null> {
  const cookies = readCookies(headers);
  const { session, signIn } = await ringsOf(oidc);
  const open = async (name: string, ring: typeof session) => ring.open(cookies.get(name) ?? "");
  const opened = sessionSchema.safeParse(await open(sessionCookieName(oidc.url), session));
  if (opened.success) return opened.data.sid;
  const [pending] = signInCookiesOf(oidc.url, headers);
  if (pending === undefined) return null;
  return pendingSchema.safeParse(await open(pending, signIn)).data?.state ?? null;
}
