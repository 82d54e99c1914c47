import "server-only";
import * as z from "zod";
import type { Session } from "@/lib/sessions/session/session";
import { sessionKind } from "@/lib/sessions/session/session-kind";

// Each reader takes anything and never fails. Zod's `catch` would read the same, but it makes an error
// for each absent field first, which costs over ten times as much.

/** Absent, empty (AWS sends `""` despite its model) or malformed: all mean that nothing is known. */
const text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === "string" ? value || null : null));
const instant = z
  .unknown()
  .optional()
  .transform((value) => {
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
    const printed = value.toISOString();
    // Beyond the year 9999, as when seconds were milliseconds, the form is another.
    return printed.startsWith("+") || printed.startsWith("-") ? null : printed;
  });
/** AWS writes minutes as a string, `"1"` to `"1440"`. */
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

/** `Session` of the AWS API (`ssm` 2014-11-06) as the SDK gives it. Only the id must be there. */
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
 * One row of `DescribeSessions` in our words. A malformed field becomes null instead of failing the
 * page. Null if the row has no `SessionId`: it could be neither linked, opened nor told from its
 * repetitions. AWS's model allows such a row, but none is known.
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
