import "server-only";
import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import * as z from "zod";
import type { SignInFailure } from "@/lib/sign-in-path";

/** A sign-in that came to nothing. `cause` says to us more than `failure` says to them. */
export class SignInError extends Error {
  override name = "SignInError";
  readonly failure: SignInFailure;
  constructor(failure: SignInFailure, cause?: unknown) {
    super(`Signing in failed: ${failure}.`, { cause });
    this.failure = failure;
  }
}

/** What a provider says if it, or who was to sign in, does not want to (OpenID Connect Core 3.1.2.6). */
const REFUSALS = ["access_denied", "login_required", "consent_required", "interaction_required"];
const OUTAGES = ["temporarily_unavailable", "server_error"];
/** Codes of openid-client for no answer within its time. */
const TIMEOUTS = ["OAUTH_TIMEOUT", "OAUTH_ABORT"];

/** What openid-client puts behind an error of an answer that is none of the protocol's. */
const answerSchema = z.object({ status: z.int() });

/** What somebody is told of anything that openid-client throws. */
export function failureOf(error: unknown): SignInFailure {
  if (error instanceof SignInError) return error.failure;
  if (error instanceof AuthorizationResponseError && REFUSALS.includes(error.error)) {
    return "cancelled";
  }
  return isOutage(error) ? "unavailable" : "refused";
}

function isOutage(error: unknown): boolean {
  if (error instanceof AuthorizationResponseError) return OUTAGES.includes(error.error);
  if (error instanceof ResponseBodyError)
    return error.status >= 500 || OUTAGES.includes(error.error);
  // What fetch throws when there is no connection.
  if (error instanceof TypeError) return error.message === "fetch failed" || isOutage(error.cause);
  if (!(error instanceof ClientError)) return false;
  if (error.code !== undefined && TIMEOUTS.includes(error.code)) return true;
  const { status } = answerSchema.safeParse(error.cause).data ?? {};
  return status === undefined ? isOutage(error.cause) : status >= 500 || status === 429;
}
