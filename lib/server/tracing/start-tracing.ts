import "server-only";
import { environment } from "@/lib/server/env";
import { cleanSpan, type SpanExporter } from "./clean-span";
import type { Otlp } from "./otlp";

/**
 * Starts tracing, with the spans of Next.js and our own, and sends them to the collector. The SDK of OpenTelemetry is
 * not loaded before. `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER`, `OTEL_BSP_*` and
 * `OTEL_PROPAGATORS` keep their meaning.
 */
export async function startTracing({ url, protocol, headers }: Otlp): Promise<void> {
  // The package takes any value for true, even "false". `readOtlp` has already checked that tracing is on.
  delete environment.OTEL_SDK_DISABLED;
  const { OTLPHttpJsonTraceExporter, OTLPHttpProtoTraceExporter, registerOTel } = await import(
    "@vercel/otel"
  );
  const Exporter =
    protocol === "http/json" ? OTLPHttpJsonTraceExporter : OTLPHttpProtoTraceExporter;
  registerOTel({
    serviceName: "sessionscope",
    // Attributes that the package adds to every process.
    attributes: { "cloud.provider": undefined, "vercel.runtime": undefined },
    traceExporter: cleaning(new Exporter({ url, headers })),
    // No other processors, and no instrumentation of `fetch`: nothing is read from requests or sent along to AWS.
    spanProcessors: [],
    instrumentations: [],
  });
}

function cleaning(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(cleanSpan), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => await exporter.forceFlush?.(),
  };
}
