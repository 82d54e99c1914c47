import "server-only";
import { ClientError } from "openid-client";
import { log } from "@/lib/server/log";
import type { SignInError } from "./sign-in-error";

/** Who has signed in: an event of the log, as reading is. */
export function logSignIn(viewer: string): void {
  log.info({ viewer }, "signed in");
}

/** Why somebody could not. What the provider or the browser sent may be anybody's text, so only codes are told. */
export function logRefusal(error: SignInError): void {
  const { failure, cause } = error;
  const code = cause instanceof ClientError ? cause.code : undefined;
  const name = cause instanceof Error ? cause.name : undefined;
  log.warn({ failure, cause: name, code }, "sign-in failed");
}
