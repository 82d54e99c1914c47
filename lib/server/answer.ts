import "server-only";
import { NO_STORE, problemOf, problemResponse } from "./problem-response";
import { withRequest } from "./request-context";
import { refuseForeign } from "./request-guard";

/** What nginx writes when the browser has gone; nobody receives it. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * Runs the work of a route and answers with its result as JSON, or with a problem document. Requests that a
 * foreign page caused are refused. The request's signal is aborted when the browser leaves; the work then
 * ends without a word in the log. `onEnd` is told how it ended before anything is answered: `ok`, the problem's code, or
 * `client-closed`.
 */
export function answer(
  { headers, signal }: Pick<Request, "headers" | "signal">,
  work: () => Promise<unknown>,
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
  work: () => Promise<unknown>,
): Promise<{ code: string; response: Response }> {
  try {
    refuseForeign(headers);
    return { code: "ok", response: Response.json(await work(), { headers: NO_STORE }) };
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
