import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** The header in which the launcher gives each request an id, whatever the client sent there. */
export const REQUEST_ID_HEADER = "x-request-id";

/** What everything that is done for one request may know about it. */
export type RequestContext = {
  /** The browser has it as `X-Request-Id`, each line of the log as `requestId`. */
  requestId: string;
  /** Who asks; null where nobody has to say, and until that is known. */
  viewer: string | null;
  /** The id of the portal's key by which they came; null: nobody came from a portal. */
  kid: string | null;
  /** What a portal has locked for whoever asks, as a query; null: nothing, or nobody came from a portal. */
  locked: string | null;
  /** Makes what the browser is to keep of its sign-in, when the answer is done; null: what it has. */
  renewal: (() => Promise<string | null>) | null;
};

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

const contexts = new AsyncLocalStorage<RequestContext>();

/** Does the work of a request within its context. Without a launcher, as in development, it gets an id here. */
export function withRequest<Result>(headers: Headers, work: () => Result): Result {
  const given = headers.get(REQUEST_ID_HEADER) ?? "";
  const requestId = UUID.test(given) ? given : randomUUID();
  return contexts.run({ requestId, viewer: null, kid: null, locked: null, renewal: null }, work);
}

/** The context of the request that is being answered; undefined for work that no request asked for. */
export function requestContext(): RequestContext | undefined {
  return contexts.getStore();
}
