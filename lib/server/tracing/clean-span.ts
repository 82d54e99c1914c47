import "server-only";
import type { Configuration } from "@vercel/otel";
import { ROUTES } from "@/lib/server/routes";

/** An exporter of spans. */
export type SpanExporter = Exclude<NonNullable<Configuration["traceExporter"]>, string>;
/** An ended span. */
export type EndedSpan = Parameters<SpanExporter["export"]>[0][number];

/** Attributes with values of closed lists, numbers, or values of our own. */
const SAFE =
  /^(?:sessionscope\.\w+|http\.method|http\.status_code|next\.span_type|next\.span_category|next\.rsc|operation\.name|error\.type)$/;
/** Attributes that contain a route of Next.js, alone or in a phrase. */
const OF_ROUTES = /^(?:http\.route|next\.(?:route|page|segment|span_name)|resource\.name)$/;
/** The folder and file names of our routes. Where there is no route, Next.js uses the raw path instead. */
const SEGMENTS: ReadonlySet<string> = new Set([
  ...ROUTES.flatMap(({ file }) => file?.split("/") ?? []),
  "layout",
  "_error",
  "_not-found",
]);

/**
 * The span as it may leave this process. Next.js puts URLs, whose queries name people, and messages of errors into its
 * spans, and later versions may add more. So only attributes that are known to be harmless are kept.
 */
export function cleanSpan(span: EndedSpan): EndedSpan {
  const { kind, startTime, endTime, duration, ended, resource, instrumentationScope } = span;
  const { parentSpanContext, droppedAttributesCount, droppedEventsCount, droppedLinksCount } = span;
  return {
    name: withoutPaths(span.name),
    kind,
    spanContext: () => span.spanContext(),
    ...(parentSpanContext && { parentSpanContext }),
    startTime,
    endTime,
    status: { code: span.status.code },
    attributes: cleanAttributes(span.attributes),
    links: span.links.map(({ context }) => ({ context })),
    events: span.events.map(({ name, time, attributes }) => ({
      name: withoutPaths(name),
      time,
      attributes: { "exception.type": attributes?.["exception.type"] },
    })),
    duration,
    ended,
    resource,
    instrumentationScope,
    droppedAttributesCount,
    droppedEventsCount,
    droppedLinksCount,
  };
}

function cleanAttributes(attributes: EndedSpan["attributes"]): EndedSpan["attributes"] {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => {
      if (SAFE.test(key)) return [[key, value]];
      return OF_ROUTES.test(key) && typeof value === "string" ? [[key, withoutPaths(value)]] : [];
    }),
  );
}

/** The text with every path and URL replaced, except those of our routes. */
function withoutPaths(text: string): string {
  return text
    .split(" ")
    .map((word) => (/[/?]/.test(word) && !isRoute(word) ? "…" : word))
    .join(" ");
}

function isRoute(path: string): boolean {
  return path.split("/").every((segment) => segment === "" || SEGMENTS.has(segment));
}
