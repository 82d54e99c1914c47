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
import { sessionSchema } from "./session";

/** How one (account, region) answered. */
export const sourceReportSchema = object({
  account: string(),
  region: string(),
  status: oneOf(["ok", "error"]),
  /** When AWS gave the rows; null when it gave none. */
  asOf: nullable(iso.datetime()),
  stale: boolean(),
  /** Whether everything of it has been read, so that only the others go on. */
  complete: boolean(),
  error: optional(
    object({
      code: string(),
      message: string(),
      requestId: optional(string()),
      retryAfterSeconds: optional(number()),
    }),
  ),
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
