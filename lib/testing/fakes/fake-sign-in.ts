import "server-only";
import { onTestFinished } from "vitest";
import { beginSignIn } from "@/lib/server/auth/oidc/begin-sign-in";
import { finishSignIn } from "@/lib/server/auth/oidc/finish-sign-in";
import { findPending } from "@/lib/server/auth/oidc/pending-sign-in";
import { SignInError } from "@/lib/server/auth/oidc/sign-in-error";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { type Dishonesty, type FakeProvider, oidcFor, startFakeProvider } from "./fake-provider";

/** A provider that a test signs in at, and the server that knows it. */
export type SignInWorld = { provider: FakeProvider; oidc: OidcConfig };

/** Starts them for one test. */
export async function start(
  dishonesty: Dishonesty = {},
  members: Partial<OidcConfig> = {},
): Promise<SignInWorld> {
  const provider = await startFakeProvider(dishonesty);
  onTestFinished(() => provider.close());
  return { provider, oidc: oidcFor(provider.issuer, members) };
}

/** A browser that has gone to the provider and comes back; `alter` changes what it brings. */
export async function signIn(
  { provider, oidc }: SignInWorld,
  alter: (query: URLSearchParams) => void = () => {},
) {
  const options = { back: "/active", asSomebodyElse: false };
  const { location, setCookies } = await beginSignIn(oidc, new Headers(), options);
  const query = provider.signIn(location);
  const cookie = setCookies.map((each) => each.split(";")[0]).join("; ");
  const state = query.get("state") ?? "";
  const { pending } = await findPending(oidc, new Headers({ cookie }), state, Date.now());
  if (pending === null) throw new Error("The sign-in has been forgotten.");
  alter(query);
  return finishSignIn(oidc, pending, query);
}

/** What came of a sign-in that failed; anything else that was thrown, as it is. */
export async function failureOf(signingIn: Promise<unknown>) {
  const error: unknown = await signingIn.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof SignInError ? error.failure : error;
}
