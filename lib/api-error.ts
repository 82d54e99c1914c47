import type { Problem } from "./problem";

/** A failed call of our own API, as the pages show it. `code` is a problem code, `network` or `bad-answer`. */
export class ApiError extends Error {
  readonly code: string;
  readonly title: string;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly issues: { key: string; detail: string }[];
  /** How to go on with a search that has not searched everything, and how far it got. */
  readonly cursor: string | null;
  readonly coverage: Problem["coverage"] | null;

  constructor(problem: Omit<Problem, "type" | "status">) {
    super(problem.detail);
    this.name = "ApiError";
    this.code = problem.code;
    this.title = problem.title;
    this.requestId = problem.requestId ?? null;
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
    this.issues = problem.errors ?? [];
    this.cursor = problem.cursor ?? null;
    this.coverage = problem.coverage ?? null;
  }
}

/** The failure of one source, within an answer that has rows of other sources, as the error of a whole answer. */
export function sourceError(failure: {
  code: string;
  message: string;
  requestId?: string | undefined;
  retryAfterSeconds?: number | undefined;
}): ApiError {
  const { message, ...known } = failure;
  return new ApiError({ ...known, title: "AWS stopped answering", detail: message });
}

/** Whether the server has refused a cursor. A list must then begin at its top again. */
export function isRefusedCursor(error: unknown): boolean {
  return error instanceof ApiError && ["cursor-expired", "invalid-cursor"].includes(error.code);
}
