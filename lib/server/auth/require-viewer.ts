import "server-only";
import { pinnedText } from "@/lib/server/listing/pinned-filters";
import { log } from "@/lib/server/log/log";
import { makeThrottledLog } from "@/lib/server/log/throttled-log";
import { makeProblem, ProblemError } from "@/lib/server/problem";
import { requestContext } from "@/lib/server/request-context";
import { knownAccounts } from "@/lib/server/sources/sources";
import type { Viewer } from "@/lib/server/viewer";
import { NOT_ADMITTED } from "@/lib/sign-in-text";
import { authenticate } from "./authenticate";

/** What is told to whom nothing is shown. */
const NOTHING_OPENED = {
  person:
    "You are signed in, but nothing here has been opened for you. Ask whoever runs Sessionscope.",
  embed:
    "The portal’s permission opens no account or region here; whoever runs the portal has to correct what it asks for, or whoever runs Sessionscope what its key may open.",
};

const throttledLog = makeThrottledLog();

/**
 * Who looks: every page and route handler that shows anything asks here first, and what it shows it gets only for a
 * viewer. Throws the problem `unauthenticated` if the request proves nobody, `forbidden` if they are not let in or there
 * is nothing for them to see. Leaves in the request's context what the audit and the answer need.
 */
export async function requireViewer(headers: Headers): Promise<Viewer> {
  const { viewer, isAdmitted, renewal } = await authenticate(headers);
  const context = requestContext();
  // Before anybody is refused: the audit names them, too.
  if (context) {
    const { id, kid = null, lock } = viewer;
    Object.assign(context, { viewer: id, kid, locked: pinnedText(lock), renewal });
  }
  if (!isAdmitted) {
    logNotAdmitted();
    throw new ProblemError(makeProblem("forbidden", NOT_ADMITTED.text));
  }
  if (viewer.kind !== "local" && (await knownAccounts(viewer)).length === 0) {
    throw new ProblemError(makeProblem("forbidden", NOTHING_OPENED[viewer.kind]));
  }
  return viewer;
}

/** Who it was is in the audit, which is not thinned. */
function logNotAdmitted(): void {
  const failure = "not-admitted";
  const told = throttledLog(failure);
  if (told !== null) log.warn({ failure, ...told }, "somebody signed in is not let in");
}
