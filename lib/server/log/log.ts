import "server-only";
import { randomUUID } from "node:crypto";
import pino from "pino";
import * as z from "zod";
import { ConfigError } from "@/lib/server/config/config";
import { logLevelOf } from "@/lib/server/config/log-level";
import { environment } from "@/lib/server/env";
import { requestContext } from "@/lib/server/request-context";
import { LINE_OPTIONS, STDOUT } from "./log-line";

/** Members that are nobody's business, wherever in a line they should get. */
const SECRET_MEMBERS = [
  "authorization",
  "cookie",
  "set-cookie",
  "password",
  "secret",
  "token",
  "nextToken",
  "NextToken",
  "cursor",
  "externalId",
  "accessKeyId",
  "secretAccessKey",
  "sessionToken",
];

/**
 * The log: a line of JSON on stdout for each event, with the id of the request that it belongs to. Facts go into
 * members, never into the message, and no text of AWS or of people goes into either.
 */
export const log = pino(
  {
    level: logLevelOf(environment),
    ...LINE_OPTIONS,
    redact: SECRET_MEMBERS.flatMap((name) => ["", "*", "*.*"].map((at) => `${at}["${name}"]`)),
  },
  STDOUT,
);

const errorSchema = z.object({
  name: z.string().max(100).catch("Unknown"),
  code: z.string().max(100).optional().catch(undefined),
  stack: z.string().catch(""),
  $metadata: z
    .object({ requestId: z.string().optional(), httpStatusCode: z.number().optional() })
    .optional()
    .catch(undefined),
});

/**
 * Logs an unexpected error and gives the id that finds it again: that of the request, if it was one's.
 * Messages of foreign errors are left out: they can quote people's names, tokens or keys.
 */
export function logError(error: unknown, message = "failed"): string {
  const requestId = requestContext()?.requestId ?? randomUUID();
  log.error({ requestId, ...factsOf(error) }, message);
  return requestId;
}

/** What is worth logging of something thrown, without its message. */
export function factsOf(error: unknown) {
  if (error instanceof ConfigError) return { name: error.name, issues: error.issues };
  const reading = errorSchema.safeParse(error);
  if (!reading.success) return { name: typeof error };
  const { stack, $metadata, ...known } = reading.data;
  const frames = stack.split("\n").flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []));
  return { ...known, aws: $metadata, frames: frames.slice(0, 10) };
}
