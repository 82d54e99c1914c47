import "server-only";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";

/** The log levels, most verbose first; each includes those after it. The audit is written at every level. */
const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** The value of `SESSIONSCOPE_LOG_LEVEL`. */
export const logLevelSchema = z
  .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}.` })
  .default("info");
export type LogLevel = z.infer<typeof logLevelSchema>;

/** The configured level. An invalid one counts as the default: `readConfig` reports it, and needs a log to do so. */
export function logLevelOf(env: Environment): LogLevel {
  return logLevelSchema.catch("info").parse(env.SESSIONSCOPE_LOG_LEVEL || undefined);
}
