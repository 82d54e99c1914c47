import "server-only";
import { NO_STORE, problemOf, problemResponse } from "./problem-response";
import { refuseForeign } from "./request-guard";

/** What nginx writes when the browser has gone; nobody receives it. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * Runs the work of a route and answers with its result as JSON, or with a problem document. Requests that a
 * foreign page caused are refused. The request's signal is aborted when the browser leaves; the work then
 * ends without a word in the log.
 */
export async function answer(
  { headers, signal }: Pick<Request, "headers" | "signal">,
  work: () => Promise<unknown>,
): Promise<Response> {
  try {
    refuseForeign(headers);
    return Response.json(await work(), { headers: NO_STORE });
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
    return problemResponse(problemOf(error));
  }
}
