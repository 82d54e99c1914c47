import "server-only";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";

/** How much is logged, most first; each level includes those after it. The audit is always written. */
const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** The value of `SESSIONSCOPE_LOG_LEVEL`. */
export const logLevelSchema = z
  .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}.` })
  .default("info");
export type LogLevel = z.infer<typeof logLevelSchema>;

/** The level that the environment asks for. A faulty one is `config`'s to report: to report it, there must be a log. */
export function logLevelOf(env: Environment): LogLevel {
  return logLevelSchema.catch("info").parse(env.SESSIONSCOPE_LOG_LEVEL || undefined);
}
