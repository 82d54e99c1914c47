import "server-only";
import { refuseForeignSite } from "@/lib/server/auth/request-guard";
import { requireViewer } from "@/lib/server/auth/require-viewer";
import { NO_STORE, problemOf, problemResponse } from "@/lib/server/http/problem-response";
import { requestContext, withRequest } from "@/lib/server/request-context";
import type { Viewer } from "@/lib/server/viewer";
import { auditRead, type ReadRequest, type ReadTrail } from "./audit";
import { BodyStream, StreamBody } from "./stream-body";

/** The status that nginx writes when the browser has gone; nobody receives it. */
const CLIENT_CLOSED_REQUEST = 499;

/** The parts of a request that an answer needs. Next answers `HEAD` by the route's `GET`. */
export type AnswerRequest = Pick<Request, "headers" | "signal"> & { readonly method?: string };

/**
 * Runs the work of a route and answers with its result: a `StreamBody` as a stream, any other value as JSON, an error
 * as a problem document. Requests without proof of identity and requests that a foreign page caused are refused.
 * If the browser leaves, the request's signal aborts and nothing is logged.
 */
export function answer(
  request: AnswerRequest,
  work: (viewer: Viewer, trail: ReadTrail) => Promise<unknown>,
): Promise<Response> {
  return respond(request, work, () => {});
}

/**
 * Answers a request for sessions as `answer` does, and writes its audit line: exactly one for each request, also if it
 * fails or is refused. JSON and problems are audited before they are answered, a stream when it ends. The work writes
 * into the trail what it has done so far; the rows of a stream are counted as they are sent.
 */
export function answerRead(
  request: AnswerRequest,
  read: ReadRequest,
  work: (viewer: Viewer, trail: ReadTrail) => Promise<unknown>,
): Promise<Response> {
  const begin = performance.now();
  return respond(request, work, (code, trail) => {
    auditRead(read, trail, { code, durationMs: performance.now() - begin });
  });
}

function respond(
  request: AnswerRequest,
  work: (viewer: Viewer, trail: ReadTrail) => Promise<unknown>,
  audit: (code: string, trail: ReadTrail) => void,
): Promise<Response> {
  const { headers, signal } = request;
  const trail: ReadTrail = { sources: [], rows: 0, stale: false };
  let isAudited = false;
  const onEnd = (code: string) => {
    if (!isAudited) audit(code, trail);
    isAudited = true;
  };
  return withRequest(headers, async () => {
    try {
      refuseForeignSite(headers);
      const body = await work(await requireViewer(headers), trail);
      if (body instanceof StreamBody) return await streamed(request, body, trail, onEnd);
      const response = Response.json(body, { headers: NO_STORE });
      await renewSignIn(response);
      onEnd("ok");
      return response;
    } catch (error) {
      if (signal.aborted) {
        onEnd("client-closed");
        return new Response(null, { status: CLIENT_CLOSED_REQUEST });
      }
      const problem = problemOf(error);
      onEnd(problem.code);
      return problemResponse(problem);
    }
  });
}

async function streamed(
  request: AnswerRequest,
  body: StreamBody,
  trail: ReadTrail,
  onEnd: (code: string) => void,
): Promise<Response> {
  const stream = new BodyStream(body, request, trail, onEnd);
  await stream.begin();
  try {
    const response = new Response(request.method === "HEAD" ? null : stream.readable, {
      headers: { ...body.headers, ...NO_STORE },
    });
    await renewSignIn(response);
    if (request.method === "HEAD") {
      stream.close();
      onEnd("ok");
    }
    return response;
  } catch (error) {
    stream.close();
    throw error;
  }
}

/** Only after the work is done: the viewer may have signed out in the meantime. */
async function renewSignIn(response: Response): Promise<void> {
  const setCookie = await requestContext()?.renewal?.();
  if (setCookie) response.headers.set("Set-Cookie", setCookie);
}
