import "server-only";
import type { Viewer } from "@/lib/server/viewer";
import { answer } from "./answer";
import { auditRead, type ReadRequest, type ReadTrail } from "./audit";

/**
 * Answers a request for sessions as `answer` does, and writes its audit line: for every such request exactly one,
 * before it is answered, also if it fails or is refused. The work writes into the trail what it has done so far.
 */
export function answerRead(
  request: Pick<Request, "headers" | "signal">,
  read: ReadRequest,
  work: (trail: ReadTrail, viewer: Viewer) => Promise<unknown>,
): Promise<Response> {
  const begin = performance.now();
  const trail: ReadTrail = { sources: [], rows: 0, stale: false };
  return answer(
    request,
    (viewer) => work(trail, viewer),
    (code) => auditRead(read, trail, { code, durationMs: performance.now() - begin }),
  );
}
