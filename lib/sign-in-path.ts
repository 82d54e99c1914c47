import * as z from "zod/mini";
import { returnPath } from "./return-path";

/** Why a sign-in failed. */
export const SIGN_IN_FAILURES = [
  /** The person or the provider cancelled it. */
  "cancelled",
  /** It took too long, was used already, or began in another browser. */
  "expired",
  /** The answer of the provider is invalid. */
  "refused",
  /** The person signed in at the provider, but is not let in here. */
  "not-admitted",
  /** The provider did not answer. */
  "unavailable",
  /** Too many people are signing in. */
  "busy",
] as const;
const failureSchema = z.enum(SIGN_IN_FAILURES);
export type SignInFailure = z.infer<typeof failureSchema>;

/**
 * The path at which a sign-in begins; `back` is the page to come back to. With `asSomebodyElse`, the provider asks for
 * the account.
 */
export function signInPath(back: string, asSomebodyElse = false) {
  const query = new URLSearchParams({ return: returnPath(back) });
  if (asSomebodyElse) query.set("as", "somebody-else");
  return `/auth/login?${query}` as const;
}

/** The page for people who are not signed in, with the reason if there is one. */
export function signedOutPath(back: string | null, failure: SignInFailure | null = null) {
  const query = new URLSearchParams({ return: returnPath(back) });
  if (failure !== null) query.set("why", failure);
  return `/signed-out?${query}` as const;
}

/** The page for signed-in people who may see nothing. */
export function noAccessPath(back: string) {
  return `/no-access?${new URLSearchParams({ return: returnPath(back) })}` as const;
}

/** The reason in the address of the page; null if it has none. */
export function readFailure(text: string | null): SignInFailure | null {
  return failureSchema.safeParse(text).data ?? null;
}
