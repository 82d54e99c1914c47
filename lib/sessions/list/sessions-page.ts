import {
  array,
  boolean,
  type infer as Infer,
  iso,
  nullable,
  number,
  object,
  enum as oneOf,
  optional,
  string,
} from "zod/mini";
import { sessionSchema } from "@/lib/sessions/session/session";

const failureSchema = object({
  code: string(),
  message: string(),
  requestId: optional(string()),
  retryAfterSeconds: optional(number()),
});

/** The result of one source. */
export const sourceReportSchema = object({
  account: string(),
  region: string(),
  status: oneOf(["ok", "error"]),
  /** The time at which AWS gave the oldest rows; null without rows. */
  asOf: nullable(iso.datetime()),
  /** The rows are stale. `reason` says why newer ones are missing. */
  stale: boolean(),
  /** Whether the source has been read completely, so that only the others continue. */
  complete: boolean(),
  error: optional(failureSchema),
  reason: optional(failureSchema),
});
export type SourceReport = Infer<typeof sourceReportSchema>;

/** The coverage of this answer: the rows read, the oldest start among them, and whether the search is complete. */
export const coverageSchema = object({
  scanned: number(),
  searchedBackTo: nullable(iso.datetime()),
  complete: boolean(),
});
export type Coverage = Infer<typeof coverageSchema>;

/** One answer of `GET /api/sessions`. */
export const sessionsPageSchema = object({
  sessions: array(sessionSchema),
  cursor: nullable(string()),
  coverage: coverageSchema,
  sources: array(sourceReportSchema),
});
export type SessionsPage = Infer<typeof sessionsPageSchema>;
