import * as z from "zod/mini";
import { returnPath } from "./return-path";

/** Why somebody who wanted to sign in is not signed in. */
export const SIGN_IN_FAILURES = [
  /** They, or whoever signs them in, said no. */
  "cancelled",
  /** It took too long, was done twice, or began in another browser. */
  "expired",
  /** What the provider answered cannot be trusted or used. */
  "refused",
  /** Signed in at the provider, but not among those let in here. */
  "not-admitted",
  /** The provider did not answer. */
  "unavailable",
  /** Too many people sign in at this moment. */
  "busy",
] as const;
const failureSchema = z.enum(SIGN_IN_FAILURES);
export type SignInFailure = z.infer<typeof failureSchema>;

/** Where signing in begins; `back` is the page to come back to. `asSomebodyElse` makes the provider ask who. */
export function signInPath(back: string, asSomebodyElse = false) {
  const query = new URLSearchParams({ return: returnPath(back) });
  if (asSomebodyElse) query.set("as", "somebody-else");
  return `/auth/login?${query}` as const;
}

/** The page that says that nobody is signed in, and why not if there is a reason. */
export function signedOutPath(back: string | null, failure: SignInFailure | null = null) {
  const query = new URLSearchParams({ return: returnPath(back) });
  if (failure !== null) query.set("why", failure);
  return `/signed-out?${query}` as const;
}

/** The page that says that nothing has been opened for whoever is signed in. */
export function noAccessPath(back: string) {
  return `/no-access?${new URLSearchParams({ return: returnPath(back) })}` as const;
}

/** Why signing in failed, as a page's address says; null if it does not. */
export function readFailure(text: string | null): SignInFailure | null {
  return failureSchema.safeParse(text).data ?? null;
}
