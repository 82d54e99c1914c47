import "server-only";
import { readConfig } from "@/lib/server/config/config";
import { type Environment, environment } from "@/lib/server/env";
import type { MetricsAddress } from "@/lib/server/metrics/serve-metrics";
import { readOtlp } from "@/lib/server/tracing/otlp";

/**
 * Starts metrics and tracing if they are configured; by default neither. Throws an error that names the variable to
 * change if it cannot.
 */
export async function startTelemetry(
  metrics: MetricsAddress | null,
  env: Environment,
): Promise<void> {
  const reading = readOtlp(env);
  if ("issues" in reading) throw new Error(reading.issues.join(" "));
  if (metrics !== null) {
    const { startMetrics } = await import("@/lib/server/metrics/start-metrics");
    await startMetrics(metrics);
  }
  if (reading.otlp !== null) {
    const { startTracing } = await import("@/lib/server/tracing/start-tracing");
    await startTracing(reading.otlp);
  }
}

/**
 * The same with this process's environment. On an error the process reports the reason and exits with 1: Next would
 * continue and answer every request with an error.
 */
export async function startTelemetryOrExit(): Promise<void> {
  const reading = readConfig(environment);
  try {
    // The launcher has already refused an invalid configuration.
    await startTelemetry("config" in reading ? reading.config.metrics : null, environment);
  } catch (error) {
    const issue = error instanceof Error ? error.message : "Metrics and traces cannot be started.";
    process.stderr.write(`Sessionscope cannot start:\n  - ${issue}\n`);
    process.exit(1);
  }
}
