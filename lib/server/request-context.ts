import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** The header in which the launcher gives each request an id, whatever the client sent there. */
export const REQUEST_ID_HEADER = "x-request-id";

/** The facts of a request that all work for it may use. */
export type RequestContext = {
  /** The id of the request. The browser gets it as `X-Request-Id`, each line of the log as `requestId`. */
  requestId: string;
  /** The viewer; null without sign-in, and until it is known. */
  viewer: string | null;
  /** The id of the key that signed the token of an embed; null for other viewers. */
  kid: string | null;
  /** The filters that a portal has pinned, as a query; null for other viewers, or without any. */
  locked: string | null;
  /** Makes the renewed cookie of the session when the answer is complete; null: no renewal is due. */
  renewal: (() => Promise<string | null>) | null;
};

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const contexts = new AsyncLocalStorage<RequestContext>();

/**
 * Does the work of a request within its context. Without a launcher, as in development, the request gets its id here.
 */
export function withRequest<Result>(headers: Headers, work: () => Result): Result {
  const given = headers.get(REQUEST_ID_HEADER) ?? "";
  const requestId = UUID.test(given) ? given : randomUUID();
  return contexts.run({ requestId, viewer: null, kid: null, locked: null, renewal: null }, work);
}

/** The context of the current request; undefined for work outside a request. */
export function requestContext(): RequestContext | undefined {
  return contexts.getStore();
}
