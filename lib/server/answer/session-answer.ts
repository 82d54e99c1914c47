import "server-only";
import type { Viewer } from "@/lib/server/auth/viewer";
import { isInLockedView } from "@/lib/server/lock/lock";
import type { ReadTrail } from "@/lib/server/log/audit";
import { knownAccounts, sessionSources } from "@/lib/server/source";
import { inSpan } from "@/lib/server/tracing/span";
import { scopeOf } from "@/lib/sessions/known-account";
import type { Session } from "@/lib/sessions/session";
import { withDeadline } from "./answer-deadline";
import { findSession } from "./find-session";
import { readSessionRequest } from "./session-request";
import { sourcesAsked } from "./sources-asked";

/**
 * The answer of `GET /api/sessions/<id>`. Leaves in `trail` whom it asked and what it shows. Throws a
 * `ProblemError`, or what nobody expected.
 */
export async function sessionAnswer(
  id: string,
  search: URLSearchParams,
  { signal }: Pick<Request, "signal">,
  viewer: Viewer,
  trail: ReadTrail,
): Promise<Session> {
  return await inSpan("answer", { route: "/api/sessions/:id" }, async () => {
    const request = readSessionRequest(id, search, scopeOf(await knownAccounts(viewer)));
    const sources = sourcesAsked(await sessionSources(viewer), request);
    trail.sources = sources;
    const found = await withDeadline((deadline) =>
      findSession(request, sources, {
        isOpenTo: (session) => isInLockedView(session, viewer.lock, Date.now()),
        clock: Date.now,
        signal,
        deadline,
      }),
    );
    trail.rows = 1;
    trail.stale = found.isStale;
    return found.session;
  });
}
