import "server-only";
import { trace } from "@opentelemetry/api";

/** Sends the ended spans that have not been sent yet. Does nothing if tracing is off; never throws. */
export async function flushSpans(): Promise<void> {
  // The API returns a proxy for the registered provider, and neither type declares how to flush.
  const proxy: object = trace.getTracerProvider();
  const provider: unknown =
    "getDelegate" in proxy && typeof proxy.getDelegate === "function" ? proxy.getDelegate() : proxy;
  if (typeof provider !== "object" || provider === null || !("forceFlush" in provider)) return;
  if (typeof provider.forceFlush !== "function") return;
  try {
    await provider.forceFlush();
  } catch {
    // The collector does not answer. Lost spans must not delay the end of the process.
  }
}
