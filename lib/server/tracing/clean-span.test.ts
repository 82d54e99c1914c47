import { readdirSync } from "node:fs";
import { trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";
import { cleanSpan, type EndedSpan } from "./clean-span";
import { startTracing } from "./start-tracing";

await startTracing({ url: "http://127.0.0.1:9", protocol: "http/json", headers: {} });

/** A span that OpenTelemetry's SDK creates. */
function makeSpan(name: string, attributes: Record<string, string>): EndedSpan {
  const span: object = trace.getTracer("next.js").startSpan(name, { attributes });
  if (!isSpan(span)) throw new Error("This is not a span of the SDK.");
  return span;
}

function isSpan(span: object): span is EndedSpan {
  return "attributes" in span && "instrumentationScope" in span;
}

describe("cleanSpan", () => {
  it("keeps all routes of the app", () => {
    const routes = readdirSync("app", { recursive: true, encoding: "utf8" }).flatMap(
      (file) => /^(.*(?:page|route|layout))\.tsx?$/.exec(file)?.[1] ?? [],
    );
    expect(routes).toContain("api/sessions/route");
    for (const route of routes) {
      const name = `executing api route (app) /${route}`;
      const attributes = { "next.route": `/${route}`, "resource.name": `GET /${route}` };
      expect(cleanSpan(makeSpan(name, attributes))).toMatchObject({ name, attributes });
    }
  });

  it.each([
    ["GET /alice.chen", "GET …"],
    ["GET /api/sessions?owner=alice.chen", "GET …"],
    ["fetch GET https://host.example/active", "fetch GET …"],
    ["/sessions/alice.chen-0b1f", "…"],
    ["resolve page components", "resolve page components"],
    ["aws call", "aws call"],
  ])("reduces %s to %s", (name, clean) => {
    const span = cleanSpan(makeSpan(name, { "next.route": name, "http.target": name }));
    expect(span.name).toBe(clean);
    expect(span.attributes).toEqual({ "next.route": clean });
  });

  it("keeps its times, its context and its resource", () => {
    const span = makeSpan("plan", { "sessionscope.account": "prod" });
    const { startTime, endTime, resource, instrumentationScope } = span;
    const clean = cleanSpan(span);
    expect(clean).toMatchObject({ startTime, endTime, resource, instrumentationScope });
    expect(clean.spanContext()).toEqual(span.spanContext());
    expect(clean.attributes).toEqual({ "sessionscope.account": "prod" });
  });
});
