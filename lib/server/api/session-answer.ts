import "server-only";
import { findSession } from "@/lib/server/listing/find-session";
import { isInPinnedView } from "@/lib/server/listing/pinned-filters";
import { readSessionRequest } from "@/lib/server/listing/session-request";
import { sourcesAsked } from "@/lib/server/listing/sources-asked";
import { knownAccounts, sessionSources } from "@/lib/server/sources/sources";
import { inSpan } from "@/lib/server/tracing/span";
import type { Viewer } from "@/lib/server/viewer";
import { scopeOf } from "@/lib/sessions/query/known-account";
import type { Session } from "@/lib/sessions/session/session";
import { withDeadline } from "./answer-deadline";
import type { ReadTrail } from "./audit";

/**
 * The answer of `GET /api/sessions/<id>`. Writes into `trail` which sources it asked and what it shows. Throws a
 * `ProblemError`, or an unexpected error.
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
        isOpenTo: (session) => isInPinnedView(session, viewer.pinned, Date.now()),
        pinned: viewer.pinned,
        clock: Date.now,
        monotonicNow: () => performance.now(),
        signal,
        deadline,
      }),
    );
    trail.rows = 1;
    trail.stale = found.isStale;
    return found.session;
  });
}
