import "server-only";
import { trace } from "@opentelemetry/api";

/** Sends the spans that have ended and not been sent yet. Does nothing if nobody traces; never throws. */
export async function flushSpans(): Promise<void> {
  // The API hands out a stand-in for whatever provider is registered, and both hide how they are flushed.
  const proxy: object = trace.getTracerProvider();
  const provider: unknown =
    "getDelegate" in proxy && typeof proxy.getDelegate === "function" ? proxy.getDelegate() : proxy;
  if (typeof provider !== "object" || provider === null || !("forceFlush" in provider)) return;
  if (typeof provider.forceFlush !== "function") return;
  try {
    await provider.forceFlush();
  } catch {
    // The collector is away, and what it does not hear of must not hold up the end of the process.
  }
}
