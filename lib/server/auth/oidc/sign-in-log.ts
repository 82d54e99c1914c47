import "server-only";
import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";
import { forwardProxyErrorOf } from "@/lib/server/outbound/forward-proxy-error";
import type { SignInError } from "./sign-in-error";

/** Logs that a person has signed in. */
export function logSignIn(viewer: string): void {
  log.info({ viewer }, "signed in");
}

/** The form of OAuth error codes, such as `invalid_client`. Other texts may be anything. */
const CODE = /^[a-z_]{1,40}$/;

/** Throttled, because anybody can request the callback. Error codes may be invented, so they are not used as kinds. */
const throttledLog = makeThrottledLog();

/** Logs why a sign-in failed, by codes, and a sentence if the forward proxy is to blame: each failure once a minute, with the number of suppressed lines. */
export function logSignInFailure({ failure, cause }: SignInError): void {
  const told = throttledLog(failure);
  if (told === null) return;
  const name = cause instanceof Error ? cause.name : undefined;
  const forwardProxy = forwardProxyErrorOf(cause)?.message;
  log.warn({ failure, cause: name, code: codeOf(cause), forwardProxy, ...told }, "sign-in failed");
}

function codeOf(cause: unknown): string | undefined {
  if (cause instanceof ClientError) return cause.code;
  const isTold = cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError;
  return isTold && CODE.test(cause.error) ? cause.error : undefined;
}
