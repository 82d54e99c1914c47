import "server-only";
import { config } from "@/lib/server/config/config";
import type { Identity } from "@/lib/server/viewer";
import { makeAssertionReader } from "./assertion-reader";

let running: ReturnType<typeof makeAssertionReader> | undefined;

/**
 * For whom the proxy in front vouches, by the signed assertion in a request's headers. Throws the problem
 * `unauthenticated` or, as long as the proxy's keys cannot be had, `overloaded`.
 */
export async function assertionIdentity(headers: Headers): Promise<Identity> {
  const { signIn } = config().auth;
  if (signIn.mode !== "jwt") throw new Error("No proxy signs people in here.");
  running ??= makeAssertionReader(signIn.jwt);
  return await running(headers);
}
