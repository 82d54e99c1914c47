import "server-only";
import { onTestFinished } from "vitest";
import { beginSignIn } from "@/lib/server/auth/oidc/begin-sign-in";
import { finishSignIn } from "@/lib/server/auth/oidc/finish-sign-in";
import { findPending } from "@/lib/server/auth/oidc/pending-sign-in";
import { SignInError } from "@/lib/server/auth/oidc/sign-in-error";
import type { OidcConfig } from "@/lib/server/config/oidc-config";
import { type Dishonesty, type FakeProvider, oidcFor, startFakeProvider } from "./fake-provider";

/** A provider for a test, and the server that uses it. */
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

/** Sends a browser to the provider and back; `alter` changes the query that it brings back. */
export async function signIn(
  { provider, oidc }: SignInWorld,
  alter: (query: URLSearchParams) => void = () => {},
) {
  const options = { back: "/active", asSomebodyElse: false };
  const { location, setCookies } = await beginSignIn(oidc, new Headers(), options);
  const query = provider.signIn(location);
  const cookie = setCookies.map((each) => each.split(";")[0]).join("; ");
  const state = query.get("state") ?? "";
  const { pending } = findPending(oidc, new Headers({ cookie }), state, Date.now());
  if (pending === null) throw new Error("The sign-in has been forgotten.");
  alter(query);
  return finishSignIn(oidc, pending, query);
}

/** The failure of a sign-in; any other thrown value is returned unchanged. */
export async function failureOf(signingIn: Promise<unknown>) {
  const error: unknown = await signingIn.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof SignInError ? error.failure : error;
}
