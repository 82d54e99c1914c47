import "server-only";
import { readSessions } from "@/lib/server/listing/read-sessions";
import { readSessionsRequest } from "@/lib/server/listing/sessions-request";
import { preferredWait } from "@/lib/server/listing/source-timeout";
import { sourcesAsked } from "@/lib/server/listing/sources-asked";
import { knownAccounts, sessionSources } from "@/lib/server/sources/sources";
import { inSpan } from "@/lib/server/tracing/span";
import type { Viewer } from "@/lib/server/viewer";
import type { SessionsPage } from "@/lib/sessions/list/sessions-page";
import { scopeOf } from "@/lib/sessions/query/known-account";
import { withDeadline } from "./answer-deadline";
import type { ReadTrail } from "./audit";

/**
 * The answer of `GET /api/sessions`. `Prefer: wait=<seconds>` (RFC 7240) sets how long it waits for a slow
 * source. Writes into `trail` which sources it asked and what it shows. Throws a `ProblemError`, or an unexpected error.
 */
export async function sessionsAnswer(
  search: URLSearchParams,
  { headers, signal }: Pick<Request, "headers" | "signal">,
  viewer: Viewer,
  trail: ReadTrail,
): Promise<SessionsPage> {
  return await inSpan("answer", { route: "/api/sessions" }, async (add) => {
    const request = readSessionsRequest(
      search,
      scopeOf(await knownAccounts(viewer)),
      viewer.pinned,
    );
    const sources = sourcesAsked(await sessionSources(viewer), request.filters);
    trail.sources = sources;
    const page = await withDeadline((deadline) =>
      readSessions(request, sources, {
        clock: Date.now,
        monotonicNow: () => performance.now(),
        signal,
        deadline,
        wait: preferredWait(headers.get("prefer")),
      }),
    );
    trail.rows = page.sessions.length;
    trail.stale = page.sources.some((source) => source.stale);
    add({ state: request.state, rows: page.sessions.length, isComplete: page.coverage.complete });
    return page;
  });
}
