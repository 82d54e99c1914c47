import type { ZodMiniType } from "zod/mini";
import { accessOf } from "./access-token";
import { ApiError } from "./api-error";
import { problemSchema } from "./problem";

/**
 * The one way a page asks our API. Gives the parsed answer; throws an `ApiError` with something to do
 * for a problem document, an answer that is none of ours, and no answer at all. `wait` is how many seconds
 * the server may rather take than leave something out (RFC 7240).
 */
export async function fetchJson<T>(
  path: string,
  schema: ZodMiniType<T>,
  signal: AbortSignal,
  wait: number | null = null,
): Promise<T> {
  const access = accessOf(wait === null ? {} : { Prefer: `wait=${wait}` });
  const response = await fetch(path, { signal, ...access }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiError({
      code: "network",
      title: "Sessionscope cannot be reached",
      detail: "Your browser got no answer from the server. Check your connection, then retry.",
    });
  });
  const body: unknown = await response.json().catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    return null;
  });
  const parsed = schema.safeParse(body);
  if (response.ok && parsed.success) return parsed.data;
  const problem = problemSchema.safeParse(body);
  if (problem.success) throw new ApiError(problem.data);
  throw new ApiError({
    code: "bad-answer",
    title: "The answer was not Sessionscope’s",
    detail: `The server answered with status ${response.status} and something that is no session list. A proxy or a sign-in page may stand in between; reload the page.`,
  });
}
