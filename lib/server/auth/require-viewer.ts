import "server-only";
import { lockText } from "@/lib/server/lock";
import { makeProblem, ProblemError } from "@/lib/server/problem-error";
import { requestContext } from "@/lib/server/request-context";
import { knownAccounts } from "@/lib/server/source";
import { authenticate } from "./authenticate";
import type { Viewer } from "./viewer";

/**
 * Who looks: every page and route handler that shows anything asks here first, and what it shows it gets only for a
 * viewer. Throws the problem `unauthenticated` if the request proves nobody, `forbidden` if there is nothing for
 * them to see. Leaves in the request's context what the audit and the answer need.
 */
export async function requireViewer(headers: Headers): Promise<Viewer> {
  const { viewer, renewal } = await authenticate(headers);
  const context = requestContext();
  if (context) {
    Object.assign(context, { viewer: viewer.id, locked: lockText(viewer.lock), renewal });
  }
  if (viewer.kind !== "local" && (await knownAccounts(viewer)).length === 0) {
    throw new ProblemError(
      makeProblem(
        "forbidden",
        "You are signed in, but nothing here has been opened for you. Ask whoever runs Sessionscope.",
      ),
    );
  }
  return viewer;
}
