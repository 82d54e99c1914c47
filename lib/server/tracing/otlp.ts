import "server-only";
import type { Environment } from "@/lib/server/env";

/** The destination of spans. */
export type Otlp = {
  url: string;
  protocol: "http/protobuf" | "http/json";
  headers: Record<string, string>;
};

/** The default address: a collector on the same machine. */
const DEFAULT_ENDPOINT = "http://localhost:4318";

/**
 * Reads the standard variables of OpenTelemetry: null if they do not request traces by OTLP. An empty variable counts
 * as unset. Issues never quote a value, because headers and URLs can contain secrets.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export function readOtlp(env: Environment): { otlp: Otlp | null } | { issues: string[] } {
  if (!asksForTraces(env)) return { otlp: null };
  const read = (name: string) =>
    env[`OTEL_EXPORTER_OTLP_TRACES_${name}`] || env[`OTEL_EXPORTER_OTLP_${name}`];
  const protocol = read("PROTOCOL") ?? "http/protobuf";
  const url = urlOf(env);
  const issues: string[] = [];
  if (url === null) {
    issues.push("OTEL_EXPORTER_OTLP_ENDPOINT: must be an http or https URL.");
  }
  if (protocol !== "http/protobuf" && protocol !== "http/json") {
    issues.push("OTEL_EXPORTER_OTLP_PROTOCOL: must be http/protobuf or http/json.");
    return { issues };
  }
  if (url === null) return { issues };
  return { otlp: { url, protocol, headers: headersOf(read("HEADERS") ?? "") } };
}

function asksForTraces(env: Environment): boolean {
  if (env.OTEL_SDK_DISABLED?.toLowerCase() === "true") return false;
  const exporters = env.OTEL_TRACES_EXPORTER;
  if (exporters) return exporters.split(",").some((name) => name.trim() === "otlp");
  return Boolean(env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT);
}

/** The endpoint of traces is used as it is; the endpoint of all signals is a base. */
function urlOf(env: Environment): string | null {
  const traces = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  const base = env.OTEL_EXPORTER_OTLP_ENDPOINT || DEFAULT_ENDPOINT;
  const url = traces || `${base.replace(/\/+$/, "")}/v1/traces`;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
}

/** `key=value,key=value`, values percent-encoded, as in W3C Baggage. */
function headersOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(",").flatMap((pair) => {
      const at = pair.indexOf("=");
      return at > 0 ? [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]] : [];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
