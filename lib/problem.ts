import {
  array,
  boolean,
  type infer as Infer,
  nullable,
  number,
  object,
  optional,
  string,
} from "zod/mini";

/** All problem codes of the API, and their HTTP statuses. */
export const PROBLEM_STATUS = {
  "invalid-request": 400,
  "invalid-cursor": 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  "cursor-expired": 410,
  "aws-access-denied": 502,
  "aws-credentials": 502,
  "aws-invalid-request": 502,
  "aws-unavailable": 502,
  "aws-throttled": 503,
  overloaded: 503,
  "aws-timeout": 504,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** An RFC 9457 problem document, the body of every failed API answer. */
export const problemSchema = object({
  type: string(),
  title: string(),
  status: number(),
  detail: string(),
  // Open, so that a page keeps working with a newer server.
  code: string(),
  requestId: optional(string()),
  retryAfterSeconds: optional(number()),
  errors: optional(array(object({ key: string(), detail: string() }))),
  /** For a search that has not searched everything: how to go on, and how far it got. */
  cursor: optional(string()),
  coverage: optional(
    object({ scanned: number(), searchedBackTo: nullable(string()), complete: boolean() }),
  ),
});
export type Problem = Infer<typeof problemSchema>;
