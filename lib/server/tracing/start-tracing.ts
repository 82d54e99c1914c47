import "server-only";
import { environment } from "@/lib/server/env";
import { cleanSpan, type SpanExporter } from "./clean-span";
import type { Otlp } from "./otlp";

/**
 * Begins to trace, Next's spans and ours, and to send spans to the collector. Nothing of OpenTelemetry's SDK
 * is loaded before. `OTEL_SERVICE_NAME`, `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER`, `OTEL_BSP_*` and
 * `OTEL_PROPAGATORS` keep their meaning.
 */
export async function startTracing({ url, protocol, headers }: Otlp): Promise<void> {
  // The package takes any value for true, "false" too; that it is not true has been read already.
  delete environment.OTEL_SDK_DISABLED;
  const { OTLPHttpJsonTraceExporter, OTLPHttpProtoTraceExporter, registerOTel } = await import(
    "@vercel/otel"
  );
  const Exporter =
    protocol === "http/json" ? OTLPHttpJsonTraceExporter : OTLPHttpProtoTraceExporter;
  registerOTel({
    serviceName: "sessionscope",
    // What the package says of everything that it runs in.
    attributes: { "cloud.provider": undefined, "vercel.runtime": undefined },
    traceExporter: cleaning(new Exporter({ url, headers })),
    // No others, and no instrumentation of `fetch`: nothing is read from requests or sent along to AWS.
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
