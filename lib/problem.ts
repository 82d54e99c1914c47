import * as z from "zod/mini";

/** Every way in which the API can fail, and the HTTP status that goes with it. */
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
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  // Open, so that a page keeps working with a newer server.
  code: z.string(),
  requestId: z.optional(z.string()),
  retryAfterSeconds: z.optional(z.number()),
  errors: z.optional(z.array(z.object({ key: z.string(), detail: z.string() }))),
});
export type Problem = z.infer<typeof problemSchema>;
