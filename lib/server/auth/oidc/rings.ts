import "server-only";
import { makeVerifiedTokens } from "@/lib/server/auth/verified-tokens";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { type KeyRing, makeKeyRing } from "./key-ring";

/** What seals sessions, and what seals a sign-in that is under way: neither opens the other's. */
export type Rings = { session: KeyRing; signIn: KeyRing };

const made = new WeakMap<OidcConfig, Promise<Rings>>();

/** The rings of a configuration; deriving their keys costs more than using them, so that is done once. */
export function ringsOf(oidc: OidcConfig): Promise<Rings> {
  const rings = made.get(oidc) ?? makeRings(oidc.sessionKeys);
  made.set(oidc, rings);
  return rings;
}

async function makeRings(secrets: readonly string[]): Promise<Rings> {
  const [session, signIn] = await Promise.all(
    ["session", "sign-in"].map((purpose) => makeKeyRing(secrets, purpose)),
  );
  if (!session || !signIn) throw new Error("Both rings have been made.");
  return { session: remembering(session), signIn };
}

/** Longer than a browser has the same one while it asks; a key is taken back by a restart. */
const REMEMBERED_MS = 5 * 60_000;

/** A session's cookie comes with every request, one of a sign-in once. */
function remembering(ring: KeyRing): KeyRing {
  const remember = makeVerifiedTokens<unknown>(REMEMBERED_MS);
  return { ...ring, open: (text) => remember(text, () => ring.open(text)) };
}
