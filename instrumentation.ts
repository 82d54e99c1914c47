/** Next calls it once, before it answers anyone: metrics and traces begin here if they are asked for. */
export async function register(): Promise<void> {
  // Next bundles this file for its edge runtime too, where nothing of ours runs; this very expression keeps
  // the rest out of that bundle.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startTelemetryOrExit } = await import("@/lib/server/launch/telemetry");
    await startTelemetryOrExit();
  }
}
