/** Next calls this once, before the first answer. Metrics and traces start here if they are configured. */
export async function register(): Promise<void> {
  // Next bundles this file for its edge runtime too, where our code does not run. This exact expression keeps
  // the rest out of that bundle.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startTelemetryOrExit } = await import("@/lib/server/launch/telemetry");
    await startTelemetryOrExit();
  }
}
