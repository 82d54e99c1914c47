import "server-only";
import * as z from "zod";

const text = z.string().catch("");

/** The relevant members of a thrown value: SDK exceptions and Node's network errors. */
const thrownSchema = z.object({
  name: text,
  message: text,
  code: text,
  $fault: text,
  $metadata: z
    .object({
      requestId: z
        .string()
        .regex(/^[\w-]{1,64}$/)
        .optional()
        .catch(undefined),
    })
    .catch({}),
  $response: z
    .object({
      statusCode: z.number().optional().catch(undefined),
      headers: z.record(z.string(), z.string()).catch({}),
    })
    .optional()
    .catch(undefined),
  hostname: text,
  address: text,
  path: text,
  syscall: text,
});
export type ThrownError = z.infer<typeof thrownSchema>;

const severalSchema = z.object({ errors: z.array(z.unknown()).min(1) });

/**
 * Reads any thrown value. Missing members are empty. If several addresses of a host failed (`AggregateError`), the first
 * failure fills in what the error of all of them lacks.
 */
export function readThrown(error: unknown): ThrownError {
  const reading = thrownSchema.safeParse(error);
  const thrown = reading.success ? reading.data : thrownSchema.parse({});
  const several = severalSchema.safeParse(error);
  if (!several.success) return thrown;
  const first = thrownSchema.safeParse(several.data.errors[0]).data ?? thrownSchema.parse({});
  const filled = (key: "message" | "code" | "hostname" | "address" | "syscall") =>
    thrown[key] || first[key];
  return {
    ...thrown,
    message: filled("message"),
    code: filled("code"),
    hostname: filled("hostname"),
    address: filled("address"),
    syscall: filled("syscall"),
  };
}

const correctedSchema = z.object({ $metadata: z.object({ clockSkewCorrected: z.literal(true) }) });

/**
 * Whether AWS refused a signature because of its time, and the SDK has measured this machine's clock skew. The next
 * call is signed correctly. (The SDK would retry by itself, but its retries are off.)
 */
export function isClockCorrected(error: unknown): boolean {
  return correctedSchema.safeParse(error).success;
}

/** AWS never asks for more. A longer wait from any other server could lock people out permanently. */
const LONGEST_WAIT = 300;

/**
 * Whole seconds of a `Retry-After` header (RFC 9110: seconds or a date), at least 1 and at most 300. Null without
 * the header.
 */
export function retryAfter({ $response }: ThrownError, now: number): number | null {
  const value = $response?.headers["retry-after"];
  if (value === undefined) return null;
  const seconds = /^\d{1,6}$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - now) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(LONGEST_WAIT, Math.max(1, seconds));
}
