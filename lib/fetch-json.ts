import type { ZodMiniType } from "zod/mini";
import { accessOf } from "./access-token";
import { ApiError } from "./api-error";
import { problemSchema } from "./problem";
import { learnServerTime } from "./server-clock";

/**
 * The one function by which a page calls our API. It gives the parsed answer, and throws an `ApiError` with a remedy
 * for a problem document, for a foreign answer, and for no answer. `wait` is how many seconds the server may take
 * rather than leave something out (RFC 7240).
 */
export async function fetchJson<T>(
  path: string,
  schema: ZodMiniType<T>,
  signal: AbortSignal,
  wait: number | null = null,
): Promise<T> {
  const access = accessOf(wait === null ? {} : { Prefer: `wait=${wait}` });
  const sentAt = Date.now();
  const response = await fetch(path, { signal, ...access }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiError({
      code: "network",
      title: "Sessionscope cannot be reached",
      detail: "Your browser got no answer from the server. Check your connection, then retry.",
    });
  });
  learnServerTime(response.headers.get("Date"), sentAt, Date.now());
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
    detail: `The server answered with status ${response.status} and something that is not a session list. There may be a proxy or a sign-in page in between; reload the page.`,
  });
}
