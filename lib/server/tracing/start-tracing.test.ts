import { context, propagation, SpanKind, trace } from "@opentelemetry/api";
import { afterEach, describe, expect, it } from "vitest";
import { ProblemError } from "@/lib/server/problem";
import { fakeCollector } from "@/lib/testing/fakes/fake-collector";
import { flushSpans } from "./flush-spans";
import { inSpan } from "./span";
import { startTracing } from "./start-tracing";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
  trace.disable();
  context.disable();
  propagation.disable();
});

async function tracing(protocol: "http/protobuf" | "http/json") {
  const collector = await fakeCollector();
  closers.push(collector.close);
  const headers = { authorization: "Bearer t0ken" };
  await startTracing({ url: `${collector.endpoint}/v1/traces`, protocol, headers });
  return collector;
}

/** The spans that Next creates for a request, with everything that it may put into them. */
async function nextSpans(work: () => Promise<unknown>) {
  const next = trace.getTracer("next.js");
  const attributes = {
    "http.method": "GET",
    "http.target": "/api/sessions?owner=alice.chen",
    "url.query": "owner=alice.chen",
    "something.new": "alice.chen",
  };
  await next.startActiveSpan("GET", { kind: SpanKind.SERVER, attributes }, async (span) => {
    await work();
    next.startSpan("fetch GET https://host.example/?owner=alice.chen").end();
    next
      .startSpan("resolve page components", { attributes: { "next.route": "/alice.chen" } })
      .end();
    span.recordException(new Error("alice.chen is unknown"));
    span.setStatus({ code: 2, message: "alice.chen is unknown" });
    span.addEvent("seen", { owner: "alice.chen" });
    span.addLink({ context: span.spanContext(), attributes: { owner: "alice.chen" } });
    span.setAttributes({ "http.status_code": 500, "next.route": "/api/sessions" });
    span.updateName("GET /api/sessions");
    span.end();
  });
}

type Sent = {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  status: object;
  attributes: { key: string; value: { [type: string]: string | number } }[];
  events: { name: string; attributes: { key: string; value: { stringValue: string } }[] }[];
};

/** The spans in the JSON of a request to the collector, by name. */
function sentSpans(body: string): Map<string, Sent> {
  const spans: Sent[] = JSON.parse(body).resourceSpans.flatMap(
    ({ scopeSpans }: { scopeSpans: { spans: Sent[] }[] }) =>
      scopeSpans.flatMap(({ spans }) => spans),
  );
  return new Map(spans.map((span) => [span.name, span]));
}

const attributesOf = (span: Sent | undefined) =>
  Object.fromEntries(
    span?.attributes.map(({ key, value }) => [key, Object.values(value)[0]]) ?? [],
  );

describe("startTracing", () => {
  it("sends our spans within Next's, in the standard format", async () => {
    const { received } = await tracing("http/json");
    await nextSpans(() =>
      inSpan("answer", { route: "/api/sessions" }, async (add) => {
        await inSpan("plan", { sources: 3 }, () => Promise.resolve());
        add({ rows: 50, isComplete: false });
      }),
    );
    await flushSpans();
    expect(received).toHaveLength(1);
    const [request] = received;
    expect(request?.url).toBe("/v1/traces");
    expect(request?.headers).toMatchObject({
      "content-type": "application/json",
      authorization: "Bearer t0ken",
    });
    expect(request?.body).toContain(
      '{"key":"service.name","value":{"stringValue":"sessionscope"}}',
    );
    expect(request?.body).not.toContain("vercel");
    const spans = sentSpans(request?.body ?? "");
    const [root, answer, plan] = ["GET /api/sessions", "answer", "plan"].map((n) => spans.get(n));
    expect(answer).toMatchObject({ traceId: root?.traceId, parentSpanId: root?.spanId });
    expect(plan).toMatchObject({ traceId: root?.traceId, parentSpanId: answer?.spanId });
    expect(attributesOf(answer)).toMatchObject({
      "sessionscope.route": "/api/sessions",
      "sessionscope.rows": 50,
      "sessionscope.isComplete": false,
    });
    expect(attributesOf(plan)).toMatchObject({ "sessionscope.sources": 3 });
    expect(attributesOf(root)).toMatchObject({
      "http.method": "GET",
      "http.status_code": 500,
      "next.route": "/api/sessions",
    });
  });

  it.each(["http/protobuf", "http/json"] as const)(
    "sends nothing that names a person, whatever the spans contain (%s)",
    async (protocol) => {
      const { received } = await tracing(protocol);
      await nextSpans(async () => {
        const failing = inSpan("aws call", { account: "prod" }, () =>
          Promise.reject(new RangeError("alice.chen may not")),
        );
        await expect(failing).rejects.toThrow(RangeError);
      });
      await flushSpans();
      const bodies = received.map(({ body }) => body).join("");
      expect(bodies).toContain("GET /api/sessions");
      expect(bodies).toContain("RangeError");
      expect(bodies).not.toMatch(/alice|chen|owner|host\.example/);
    },
  );

  it("records a failure by its name", async () => {
    const { received } = await tracing("http/json");
    const hostile = Object.assign(new Error("alice"), { name: "alice chen: no" });
    const problem = new ProblemError("aws-throttled", "alice was throttled");
    for (const error of [problem, new TypeError("alice"), hostile, "alice"]) {
      await expect(inSpan("gateway", {}, () => Promise.reject(error))).rejects.toBe(error);
    }
    await flushSpans();
    const body = received[0]?.body ?? "";
    const types = [...body.matchAll(/"error\.type","value":\{"stringValue":"([^"]*)"/g)];
    expect(types.map(([, type]) => type)).toEqual([
      "aws-throttled",
      "TypeError",
      "Error",
      "string",
    ]);
    expect(sentSpans(body).get("gateway")).toMatchObject({
      status: { code: 2 },
      events: [
        {
          name: "exception",
          attributes: [{ key: "exception.type", value: { stringValue: "string" } }],
        },
      ],
    });
    expect(body).not.toContain("alice");
  });

  it("does not count an error of the client as an error of the server", async () => {
    const { received } = await tracing("http/json");
    const error = new ProblemError("invalid-request", "alice");
    await expect(inSpan("answer", {}, () => Promise.reject(error))).rejects.toBe(error);
    await flushSpans();
    const span = sentSpans(received[0]?.body ?? "").get("answer");
    expect(span?.status).toEqual({ code: 0 });
    expect(attributesOf(span)).toMatchObject({ "error.type": "invalid-request" });
  });

  it("loses spans, and nothing else, if no collector listens", async () => {
    const { close } = await tracing("http/protobuf");
    close();
    expect(await inSpan("plan", {}, () => Promise.resolve(7))).toBe(7);
    await expect(flushSpans()).resolves.toBeUndefined();
  });
});
