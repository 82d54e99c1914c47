import "server-only";
import { PROBLEM_STATUS, type Problem, type ProblemCode } from "@/lib/problem";

const TITLES: Record<ProblemCode, string> = {
  "invalid-request": "The request cannot be used",
  "invalid-cursor": "The cursor cannot be used",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  "not-found": "Not found",
  "cursor-expired": "The listing has expired",
  "aws-access-denied": "AWS denied access",
  "aws-credentials": "AWS did not accept the credentials",
  "aws-invalid-request": "AWS refused the request",
  "aws-unavailable": "AWS is unavailable",
  "aws-throttled": "AWS is throttling",
  overloaded: "Sessionscope is overloaded",
  "aws-timeout": "AWS did not answer in time",
  internal: "Sessionscope failed",
};

/** The members of a problem besides its detail. */
type ProblemMembers = Partial<
  Pick<Problem, "requestId" | "retryAfterSeconds" | "errors" | "cursor" | "coverage">
>;

/** Makes an RFC 9457 problem document; `detail` says what happened and what to do about it. */
export function makeProblem(
  code: ProblemCode,
  detail: string,
  members: ProblemMembers = {},
): Problem {
  return {
    type: `urn:sessionscope:problem:${code}`,
    title: TITLES[code],
    status: PROBLEM_STATUS[code],
    detail,
    code,
    ...members,
  };
}

/** A failure with a problem document, which becomes the answer. */
export class ProblemError extends Error {
  override name = "ProblemError";
  readonly problem: Problem;
  constructor(code: ProblemCode, detail: string, members?: ProblemMembers) {
    super(detail);
    this.problem = makeProblem(code, detail, members);
  }
}

/** The problem of an invalid request. It names every invalid key. */
export function invalidRequest(errors: NonNullable<Problem["errors"]>): ProblemError {
  const keys = [...new Set(errors.map(({ key }) => key || "the query as a whole"))].join(", ");
  const detail = `These parts cannot be used: ${keys}. Correct them or leave them out.`;
  return new ProblemError("invalid-request", detail, { errors });
}
