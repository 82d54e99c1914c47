import "server-only";
import { pinnedText } from "@/lib/server/listing/pinned-filters";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";
import { ProblemError } from "@/lib/server/problem";
import { requestContext } from "@/lib/server/request-context";
import { knownAccounts } from "@/lib/server/sources/sources";
import type { Viewer } from "@/lib/server/viewer";
import { NOT_ADMITTED } from "@/lib/sign-in-text";
import { authenticate } from "./authenticate";

/** The text for a viewer who may see nothing. */
const NOTHING_OPENED = {
  person: "You are signed in, but you don’t have access to any accounts. Ask the administrator.",
  embed:
    "The portal’s permission opens no account or region here. Either the portal must request others, or the administrator must extend what its key may open.",
};

const throttledLog = makeThrottledLog();

/**
 * The viewer of a request. Every page and route handler that shows data calls this first, and gets data only for the
 * viewer. Throws the problem `unauthenticated` if the request proves no identity, and `forbidden` if they are not let
 * in or may see nothing. Stores in the request's context what the audit and the answer need.
 */
export async function requireViewer(headers: Headers): Promise<Viewer> {
  const { viewer, isAdmitted, renewal } = await authenticate(headers);
  const context = requestContext();
  // Before any refusal, because the audit names refused viewers too.
  if (context) {
    const { id, kid = null, pinned } = viewer;
    Object.assign(context, { viewer: id, kid, locked: pinnedText(pinned), renewal });
  }
  if (!isAdmitted) {
    logNotAdmitted();
    throw new ProblemError("forbidden", NOT_ADMITTED.text);
  }
  if (viewer.kind !== "local" && (await knownAccounts(viewer)).length === 0) {
    throw new ProblemError("forbidden", NOTHING_OPENED[viewer.kind]);
  }
  return viewer;
}

/** Throttled, because the audit already names each of them. */
function logNotAdmitted(): void {
  const failure = "not-admitted";
  const told = throttledLog(failure);
  if (told !== null) log.warn({ failure, ...told }, "a signed-in person is not let in");
}
