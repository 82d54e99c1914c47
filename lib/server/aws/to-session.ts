import "server-only";
import * as z from "zod";
import type { Session } from "@/lib/sessions/session";
import { sessionKind } from "@/lib/sessions/session-kind";

/** Absent, empty (AWS sends `""` despite its model) or malformed: all mean that nothing is known. */
const text = z.string().min(1).nullable().catch(null);
const instant = z
  .date()
  .transform((date) => date.toISOString())
  .nullable()
  .catch(null);
/** AWS writes minutes as a string, `"1"` to `"1440"`. */
const minutes = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)
  .nullable()
  .catch(null);
const outputUrl = z
  .object({ S3OutputUrl: text, CloudWatchOutputUrl: text })
  .catch({ S3OutputUrl: null, CloudWatchOutputUrl: null });

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
