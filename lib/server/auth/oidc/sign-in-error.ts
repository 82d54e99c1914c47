import "server-only";
import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import * as z from "zod";
import type { SignInFailure } from "@/lib/sign-in-path";

/** A failed sign-in. People see `failure`; the log has the name and code of `cause`. */
export class SignInError extends Error {
  override name = "SignInError";
  readonly failure: SignInFailure;
  constructor(failure: SignInFailure, cause?: unknown) {
    super(`Sign-in failed: ${failure}.`, { cause });
    this.failure = failure;
  }
}

/** The error codes for a refusal by the provider or by the person (OpenID Connect Core 3.1.2.6). */
const REFUSALS = ["access_denied", "login_required", "consent_required", "interaction_required"];
const OUTAGES = ["temporarily_unavailable", "server_error"];
/** The codes of openid-client for a timeout. */
const TIMEOUTS = ["OAUTH_TIMEOUT", "OAUTH_ABORT"];

/** The cause in which openid-client wraps an unexpected answer. */
const answerSchema = z.object({ status: z.int() });

/** The failure that people see for any error of openid-client. */
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
  // The error of fetch when there is no connection.
  if (error instanceof TypeError) return error.message === "fetch failed" || isOutage(error.cause);
  if (!(error instanceof ClientError)) return false;
  if (error.code !== undefined && TIMEOUTS.includes(error.code)) return true;
  const { status } = answerSchema.safeParse(error.cause).data ?? {};
  return status === undefined ? isOutage(error.cause) : status >= 500 || status === 429;
}
