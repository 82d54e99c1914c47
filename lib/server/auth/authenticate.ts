import "server-only";
import { isAdmitted } from "@/lib/server/config/admission";
import { config } from "@/lib/server/config/config";
import { ALL } from "@/lib/server/grants";
import type { Viewer } from "@/lib/server/viewer";
import { embedTokenOf, embedViewer } from "./embed/embed-viewer";
import { assertionIdentity } from "./jwt/assertion";
import type { Renewal } from "./oidc/session";
import { signedInIdentity } from "./oidc/signed-in-identity";
import { personOf } from "./person";
import { refuseForeignHost, refusePassedOn } from "./request-guard";

const LOCAL: Viewer = {
  kind: "local",
  id: null,
  name: "This machine",
  groups: [],
  grants: ALL,
  lock: null,
};

/** Who asks, whether or not there is anything for them to see. */
export type Authenticated = {
  viewer: Viewer;
  /** False for whom the proxy in front lets in, and the lists here do not; they are granted nothing. */
  isAdmitted: boolean;
  /** Makes what their browser is to keep. */
  renewal: Renewal | null;
};

/**
 * Finds out who asks, by what the request itself proves. Throws the problem `unauthenticated` if it proves nothing,
 * `forbidden` if without sign-in it came by a foreign name, or through a proxy.
 */
export async function authenticate(headers: Headers): Promise<Authenticated> {
  const { signIn, access } = config().auth;
  const token = embedTokenOf(headers);
  // Whoever comes with a portal's token is that portal's viewer or nobody, whatever their browser has kept besides.
  if (token !== null) {
    return { viewer: await embedViewer(token), isAdmitted: true, renewal: null };
  }
  switch (signIn.mode) {
    case "none":
      refuseForeignHost(headers);
      refusePassedOn(headers);
      return { viewer: LOCAL, isAdmitted: true, renewal: null };
    case "jwt": {
      const identity = await assertionIdentity(headers);
      const viewer = personOf(identity, access);
      return isAdmitted(identity, signIn.jwt)
        ? { viewer, isAdmitted: true, renewal: null }
        : { viewer: { ...viewer, grants: [] }, isAdmitted: false, renewal: null };
    }
    case "oidc": {
      const { identity, renewal } = await signedInIdentity(signIn.oidc, headers);
      return { viewer: personOf(identity, access), isAdmitted: true, renewal };
    }
  }
}
