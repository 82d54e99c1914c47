import "server-only";
import { AuthorizationResponseError, ClientError, ResponseBodyError } from "openid-client";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";
import type { SignInError } from "./sign-in-error";

/** Who has signed in: an event of the log, as reading is. */
export function logSignIn(viewer: string): void {
  log.info({ viewer }, "signed in");
}

/** Codes of OAuth, such as `invalid_client`; anything else may be anybody's text. */
const CODE = /^[a-z_]{1,40}$/;

/** Anybody can open the address to which a provider sends people back. Codes may be theirs too, and are no kinds. */
const throttledLog = makeThrottledLog();

/** Why somebody could not, by codes alone: each failure once a minute, with how often it was not told since. */
export function logRefusal({ failure, cause }: SignInError): void {
  const told = throttledLog(failure);
  if (told === null) return;
  const name = cause instanceof Error ? cause.name : undefined;
  log.warn({ failure, cause: name, code: codeOf(cause), ...told }, "sign-in failed");
}

function codeOf(cause: unknown): string | undefined {
  if (cause instanceof ClientError) return cause.code;
  const isTold = cause instanceof AuthorizationResponseError || cause instanceof ResponseBodyError;
  return isTold && CODE.test(cause.error) ? cause.error : undefined;
}
