import * as z from "zod/mini";
import { sessionSchema } from "./session";

/** How one (account, region) answered. */
export const sourceReportSchema = z.object({
  account: z.string(),
  region: z.string(),
  status: z.enum(["ok", "error"]),
  /** When AWS gave the rows; null when it gave none. */
  asOf: z.nullable(z.iso.datetime()),
  stale: z.boolean(),
  error: z.optional(
    z.object({
      code: z.string(),
      message: z.string(),
      requestId: z.optional(z.string()),
      retryAfterSeconds: z.optional(z.number()),
    }),
  ),
});
export type SourceReport = z.infer<typeof sourceReportSchema>;

/** What this answer's search covered: rows read, the oldest start among them, and whether that was all. */
export const coverageSchema = z.object({
  scanned: z.number(),
  searchedBackTo: z.nullable(z.iso.datetime()),
  complete: z.boolean(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** One answer of `GET /api/sessions`. */
export const sessionsPageSchema = z.object({
  sessions: z.array(sessionSchema),
  cursor: z.nullable(z.string()),
  coverage: coverageSchema,
  sources: z.array(sourceReportSchema),
});
export type SessionsPage = z.infer<typeof sessionsPageSchema>;
