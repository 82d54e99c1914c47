import "server-only";
import { makeVerifiedTokens } from "@/lib/server/auth/verified-tokens";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { type KeyRing, makeKeyRing } from "./key-ring";

/** The keys of sessions and those of sign-ins under way. Neither opens what the other has sealed. */
export type Rings = { session: SessionRing; signIn: KeyRing };
type SessionRing = Pick<KeyRing, "seal"> & { open(text: string): Promise<unknown> };

const made = new WeakMap<OidcConfig, Rings>();

/** The rings of a configuration. They are made once, because deriving their keys costs more than using them. */
export function ringsOf(oidc: OidcConfig): Rings {
  const rings = made.get(oidc) ?? {
    session: remembering(makeKeyRing(oidc.sessionKeys, "session")),
    signIn: makeKeyRing(oidc.sessionKeys, "sign-in"),
  };
  made.set(oidc, rings);
  return rings;
}

/** Longer than a browser sends the same cookie while it is in use. A key is revoked by a restart. */
const REMEMBERED_MS = 5 * 60_000;

/** Remembers opened cookies: that of a session comes with every request, that of a sign-in once. */
function remembering(ring: KeyRing): SessionRing {
  const remember = makeVerifiedTokens<unknown>(REMEMBERED_MS);
  return { seal: ring.seal, open: (text) => remember(text, async () => ring.open(text)) };
}
