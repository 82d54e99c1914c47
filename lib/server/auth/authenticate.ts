import "server-only";
import { isAdmitted } from "@/lib/server/config/admission";
import { config } from "@/lib/server/config/config";
import { ALL } from "@/lib/server/grants";
import type { Viewer } from "@/lib/server/viewer";
import { embedTokenOf, embedViewer } from "./embed/embed-viewer";
import { assertionIdentity } from "./jwt/assertion-reader";
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
  pinned: null,
};

/** The viewer of a request, whether or not they may see anything. */
export type Authenticated = {
  viewer: Viewer;
  /** False for a person whom the proxy in front lets in and the configured lists do not. They are granted nothing. */
  isAdmitted: boolean;
  /** Makes the cookie that renews their session. */
  renewal: Renewal | null;
};

/**
 * Identifies the viewer from the request itself. Throws the problem `unauthenticated` if the request proves nothing,
 * and `forbidden` if it came under a foreign host name or through a proxy while sign-in is off.
 */
export async function authenticate(headers: Headers): Promise<Authenticated> {
  const { signIn, access } = config().auth;
  const token = embedTokenOf(headers);
  // A request with a portal's token belongs to that portal's viewer or to nobody, whatever cookies it has.
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
