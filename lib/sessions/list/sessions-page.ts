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

/** How one (account, region) answered. */
export const sourceReportSchema = object({
  account: string(),
  region: string(),
  status: oneOf(["ok", "error"]),
  /** When AWS gave the rows, the oldest of them; null when it gave none. */
  asOf: nullable(iso.datetime()),
  /** The rows are older than they should be; `reason` says what keeps newer ones away. */
  stale: boolean(),
  /** Whether everything of it has been read, so that only the others go on. */
  complete: boolean(),
  error: optional(failureSchema),
  reason: optional(failureSchema),
});
export type SourceReport = Infer<typeof sourceReportSchema>;

/** What this answer's search covered: rows read, the oldest start among them, and whether that was all. */
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
