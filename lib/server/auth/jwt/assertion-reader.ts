import "server-only";
import { makeVerifiedTokens } from "@/lib/server/auth/verified-tokens";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import { PRESETS } from "@/lib/server/config/presets";
import { identityOf } from "@/lib/server/identity";
import { makeProblem, ProblemError } from "@/lib/server/problem";
import type { Identity } from "@/lib/server/viewer";
import { refuseClaims } from "./assertion-claims";
import { readAssertion } from "./assertion-header";
import { makeVerifier } from "./assertion-verifier";
import { KeysUnavailable } from "./cached-keys";
import type { Fetch } from "./key-answer";
import { logRefusal, Refusal } from "./refusal";

/** The proxy may take a key back at any time, and its assertions with it. */
const REMEMBERED_MS = 60_000;
/** The claim by which IAP says that people are no accounts of Google, but have come with an address of their own. */
const EXTERNAL = "gcip";

/**
 * Makes what reads of a request's headers for whom the proxy in front vouches. It throws the problem `unauthenticated`,
 * with one sentence for all that can be wrong with an assertion, and `overloaded` as long as there are no keys to
 * check any with.
 */
export function makeAssertionReader(jwt: JwtConfig, ask: Fetch = fetch) {
  const { vouchesForEmail } = PRESETS[jwt.preset];
  const verify = makeVerifier(jwt, ask);
  const remember = makeVerifiedTokens<void>(REMEMBERED_MS);
  return async (headers: Headers): Promise<Identity> => {
    try {
      const token = readAssertion(headers, jwt);
      // The cheap part first: no stranger's token is to make us ask for keys.
      refuseClaims(token.claims, jwt);
      await remember(token.text, () => verify(token));
      const isEmailVouched = vouchesForEmail && !Object.hasOwn(token.claims, EXTERNAL);
      const identity = identityOf(token.claims, jwt.groupsClaim, { isEmailVouched });
      if (identity === null) throw new Refusal("it names nobody");
      return identity;
    } catch (error) {
      throw new ProblemError(problemOf(error));
    }
  };
}

function problemOf(error: unknown) {
  if (error instanceof KeysUnavailable) {
    const { retryAfterSeconds } = error;
    return makeProblem(
      "overloaded",
      "Who you are cannot be checked at present, because the keys of the sign-in in front cannot be fetched. Try again shortly.",
      { retryAfterSeconds },
    );
  }
  logRefusal(error);
  return makeProblem(
    "unauthenticated",
    "The sign-in in front of Sessionscope does not say who you are. Open Sessionscope by its usual address and sign in there.",
  );
}
