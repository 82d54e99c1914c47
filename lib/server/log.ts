import "server-only";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { ConfigError } from "./config";

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
 * Writes one JSON line about an unexpected error to stderr and gives the id that finds it again.
 * Messages of foreign errors are left out: they can quote people's names, tokens or keys.
 */
export function logError(error: unknown): string {
  const requestId = randomUUID();
  process.stderr.write(`${JSON.stringify({ level: "error", requestId, ...factsOf(error) })}\n`);
  return requestId;
}

function factsOf(error: unknown) {
  const time = new Date().toISOString();
  if (error instanceof ConfigError) return { time, name: error.name, faults: error.faults };
  const reading = errorSchema.safeParse(error);
  if (!reading.success) return { time, name: typeof error };
  const { stack, $metadata, ...known } = reading.data;
  const frames = stack.split("\n").flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []));
  return { time, ...known, aws: $metadata, frames: frames.slice(0, 10) };
}
