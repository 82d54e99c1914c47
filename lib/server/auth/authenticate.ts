import "server-only";
import { config } from "@/lib/server/config";
import { makeProblem, ProblemError } from "@/lib/server/problem-error";
import { refuseForeignHost, refusePassedOn } from "@/lib/server/request-guard";
import { type Admission, isAdmitted } from "./admission";
import { embedTokenOf, embedViewer } from "./embed/embed-viewer";
import { ALL } from "./grants";
import { assertionIdentity } from "./jwt/assertion";
import type { Renewal } from "./oidc/session";
import { signedInIdentity } from "./oidc/signed-in-identity";
import { personOf } from "./person";
import type { Identity, Viewer } from "./viewer";

const LOCAL: Viewer = {
  kind: "local",
  id: null,
  name: "This machine",
  groups: [],
  grants: ALL,
  lock: null,
};

/** Who asks, whether or not there is anything for them to see; `renewal` makes what their browser is to keep. */
export type Authenticated = { viewer: Viewer; renewal: Renewal | null };

/**
 * Finds out who asks, by what the request itself proves. Throws the problem `unauthenticated` if it proves nothing,
 * `forbidden` if without sign-in it came by a foreign name, or through a proxy, or if the proxy in front lets in more
 * people than are let in here.
 */
export async function authenticate(headers: Headers): Promise<Authenticated> {
  const { signIn, access } = config().auth;
  const token = embedTokenOf(headers);
  // Whoever comes with a portal's token is that portal's viewer or nobody, whatever their browser has kept besides.
  if (token !== null) return { viewer: await embedViewer(token), renewal: null };
  switch (signIn.mode) {
    case "none":
      refuseForeignHost(headers);
      refusePassedOn(headers);
      return { viewer: LOCAL, renewal: null };
    case "jwt":
      return { viewer: personOf(await admitted(signIn.jwt, headers), access), renewal: null };
    case "oidc": {
      const { identity, renewal } = await signedInIdentity(signIn.oidc, headers);
      return { viewer: personOf(identity, access), renewal };
    }
  }
}

/** Whom the proxy in front vouches for, if the lists let them in. */
async function admitted(lists: Admission, headers: Headers): Promise<Identity> {
  const identity = await assertionIdentity(headers);
  if (isAdmitted(identity, lists)) return identity;
  throw new ProblemError(
    makeProblem(
      "forbidden",
      "You are signed in, but only certain people may use this Sessionscope. Ask whoever runs it.",
    ),
  );
}
