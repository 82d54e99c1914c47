import "server-only";
import { randomUUID } from "node:crypto";
import pino from "pino";
import * as z from "zod";
import { ConfigError } from "@/lib/server/config/config";
import { logLevelOf } from "@/lib/server/config/log-level";
import { environment } from "@/lib/server/env";
import { forwardProxyErrorOf } from "@/lib/server/outbound/forward-proxy-error";
import { requestContext } from "@/lib/server/request-context";
import { LINE_OPTIONS, STDOUT } from "./log-line";

/** Members that are redacted, wherever they appear in a line. */
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
 * The log: a line of JSON on stdout for each event, with the id of its request. Facts are members, never part of the
 * message, and neither contains texts of AWS or of people.
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
 * Logs an unexpected error and gives the id that finds it again: that of the request, if there is one. Messages of
 * foreign errors are left out, because they can quote names, tokens or keys.
 */
export function logError(error: unknown, message = "failed"): string {
  const requestId = requestContext()?.requestId ?? randomUUID();
  log.error({ requestId, ...factsOf(error) }, message);
  return requestId;
}

/** The loggable facts of a thrown value, without its message, and the forward proxy's part in it, which is our own text. */
export function factsOf(error: unknown) {
  const proxy = forwardProxyErrorOf(error);
  return { ...errorFacts(error), ...(proxy !== null && { forwardProxy: proxy.message }) };
}

function errorFacts(error: unknown) {
  if (error instanceof ConfigError) return { name: error.name, issues: error.issues };
  const reading = errorSchema.safeParse(error);
  if (!reading.success) return { name: typeof error };
  const { stack, $metadata, ...known } = reading.data;
  const frames = stack.split("\n").flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []));
  return { ...known, aws: $metadata, frames: frames.slice(0, 10) };
}
