import "server-only";
import { type KeyRing, makeKeyRing } from "./key-ring";
import type { OidcConfig } from "./oidc-config";

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
  return { session, signIn };
}
