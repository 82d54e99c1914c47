import "server-only";
import { makeVerifiedTokens } from "@/lib/server/auth/verified-tokens";
import { config } from "@/lib/server/config/config";
import type { JwtConfig } from "@/lib/server/config/jwt-config";
import { PRESETS } from "@/lib/server/config/presets";
import { identityOf } from "@/lib/server/identity";
import { outboundFetch } from "@/lib/server/outbound/outbound-fetch";
import { ProblemError } from "@/lib/server/problem";
import type { Identity } from "@/lib/server/viewer";
import { refuseClaims } from "./assertion-claims";
import { readAssertion } from "./assertion-header";
import { AssertionRefusal, logAssertionRefusal } from "./assertion-refusal";
import { makeVerifier } from "./assertion-verifier";
import { KeysUnavailable } from "./cached-keys";
import type { Fetch } from "./key-answer";

/** Short, because the proxy may revoke a key at any time, and its assertions with it. */
const REMEMBERED_MS = 60_000;
/** The claim by which IAP marks people without a Google account, whose address comes from another provider. */
const EXTERNAL = "gcip";

let running: ReturnType<typeof makeAssertionReader> | undefined;

/**
 * The identity for which the proxy in front vouches, by the signed assertion in a request's headers. Throws the problem
 * `unauthenticated` or, while the keys of the proxy cannot be fetched, `overloaded`.
 */
export async function assertionIdentity(headers: Headers): Promise<Identity> {
  const { signIn } = config().auth;
  if (signIn.mode !== "jwt") throw new Error("No proxy signs people in here.");
  running ??= makeAssertionReader(signIn.jwt);
  return await running(headers);
}

/**
 * Makes a reader of the identity for which the proxy in front vouches in the headers of a request. It throws the
 * problem `unauthenticated`, with the same sentence for everything that can be wrong with an assertion, and
 * `overloaded` while no keys are available.
 */
export function makeAssertionReader(jwt: JwtConfig, ask: Fetch = outboundFetch) {
  const { vouchesForEmail } = PRESETS[jwt.preset];
  const verify = makeVerifier(jwt, ask);
  const remember = makeVerifiedTokens<void>(REMEMBERED_MS);
  return async (headers: Headers): Promise<Identity> => {
    try {
      const token = readAssertion(headers, jwt);
      // The cheap checks come first, so that invalid tokens of strangers cause no key requests.
      refuseClaims(token.claims, jwt);
      await remember(token.text, () => verify(token));
      const isEmailVouched = vouchesForEmail && !Object.hasOwn(token.claims, EXTERNAL);
      const identity = identityOf(token.claims, jwt.groupsClaim, { isEmailVouched });
      if (identity === null) throw new AssertionRefusal("it names nobody");
      return identity;
    } catch (error) {
      throw toProblem(error);
    }
  };
}

function toProblem(error: unknown): ProblemError {
  if (error instanceof KeysUnavailable) {
    const { retryAfterSeconds } = error;
    return new ProblemError(
      "overloaded",
      "Your sign-in cannot be verified at present, because the keys of the proxy in front of Sessionscope cannot be fetched. Try again shortly.",
      { retryAfterSeconds },
    );
  }
  logAssertionRefusal(error);
  return new ProblemError(
    "unauthenticated",
    "The proxy in front of Sessionscope has not signed you in. Open Sessionscope at its usual address and sign in there.",
  );
}
