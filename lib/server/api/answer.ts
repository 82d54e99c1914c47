import "server-only";
import { refuseForeignSite } from "@/lib/server/auth/request-guard";
import { requireViewer } from "@/lib/server/auth/require-viewer";
import { NO_STORE, problemOf, problemResponse } from "@/lib/server/http/problem-response";
import { requestContext, withRequest } from "@/lib/server/request-context";
import type { Viewer } from "@/lib/server/viewer";

/** What nginx writes when the browser has gone; nobody receives it. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * Runs the work of a route for whoever asks and answers with its result as JSON, or with a problem document. Who
 * proves nothing and what a foreign page caused are refused. The request's signal is aborted when the browser leaves; the work then
 * ends without a word in the log. `onEnd` is told how it ended before anything is answered: `ok`, the problem's code, or
 * `client-closed`.
 */
export function answer(
  { headers, signal }: Pick<Request, "headers" | "signal">,
  work: (viewer: Viewer) => Promise<unknown>,
  onEnd?: (code: string) => void,
): Promise<Response> {
  return withRequest(headers, async () => {
    const { code, response } = await ending(headers, signal, work);
    onEnd?.(code);
    return response;
  });
}

async function ending(
  headers: Headers,
  signal: AbortSignal,
  work: (viewer: Viewer) => Promise<unknown>,
): Promise<{ code: string; response: Response }> {
  try {
    refuseForeignSite(headers);
    const body = await work(await requireViewer(headers));
    const response = Response.json(body, { headers: NO_STORE });
    // Not before the work is done: meanwhile they may have signed out.
    const setCookie = await requestContext()?.renewal?.();
    if (setCookie) response.headers.set("Set-Cookie", setCookie);
    return { code: "ok", response };
  } catch (error) {
    if (signal.aborted) {
      return {
        code: "client-closed",
        response: new Response(null, { status: CLIENT_CLOSED_REQUEST }),
      };
    }
    const problem = problemOf(error);
    return { code: problem.code, response: problemResponse(problem) };
  }
}
