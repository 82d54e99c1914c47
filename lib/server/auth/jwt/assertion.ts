import "server-only";
import { config } from "@/lib/server/config/config";
import type { Identity } from "@/lib/server/viewer";
import { makeAssertionReader } from "./assertion-reader";

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
