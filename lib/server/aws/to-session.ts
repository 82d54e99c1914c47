import "server-only";
import * as z from "zod";
import type { Session } from "@/lib/sessions/session/session";
import { sessionKind } from "@/lib/sessions/session/session-kind";

// Each reader accepts any value and never fails. Zod's `catch` has the same result, but it first creates an
// error for each absent field, which costs over ten times as much.

/** An absent, empty (AWS sends `""` despite its model) or malformed text is unknown: null. */
const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value || null : null));
const instant = z
  .unknown()
  .optional()
  .transform((value) => {
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
    const iso = value.toISOString();
    // Years after 9999 have a different form. They appear if milliseconds are read as seconds.
    return iso.startsWith("+") || iso.startsWith("-") ? null : iso;
  });
/** AWS sends minutes as a string, `"1"` to `"1440"`. */
const minutes = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === "string" && /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null,
  );
const outputUrl = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "object" && value !== null ? value : {}))
  .pipe(z.object({ S3OutputUrl: text, CloudWatchOutputUrl: text }));

/** `Session` of the AWS API (`ssm` 2014-11-06) as the SDK returns it. Only the id is required. */
const awsSessionSchema = z.object({
  SessionId: z.string().min(1),
  Target: text,
  Status: text,
  StartDate: instant,
  EndDate: instant,
  DocumentName: text,
  Owner: text,
  Reason: text,
  Details: text,
  OutputUrl: outputUrl,
  MaxSessionDuration: minutes,
  AccessType: text,
});

/**
 * Converts one row of `DescribeSessions` to a session. A malformed field becomes null and does not fail the
 * page. Null if the row has no `SessionId`, because such a row cannot be linked, opened or deduplicated.
 * AWS's model allows such a row, but we have never seen one.
 */
export function toSession(
  row: unknown,
  source: { account: string; region: string },
): Session | null {
  const { success, data } = awsSessionSchema.safeParse(row);
  if (!success) return null;
  return {
    id: data.SessionId,
    account: source.account,
    region: source.region,
    status: data.Status,
    target: data.Target,
    owner: data.Owner,
    startedAt: data.StartDate,
    endedAt: data.EndDate,
    document: data.DocumentName,
    kind: sessionKind(data.DocumentName, data.Target),
    reason: data.Reason,
    details: data.Details,
    s3OutputUrl: data.OutputUrl.S3OutputUrl,
    cloudWatchOutputUrl: data.OutputUrl.CloudWatchOutputUrl,
    maxDurationMinutes: data.MaxSessionDuration,
    accessType: data.AccessType,
  };
}
