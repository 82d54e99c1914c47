import { context, propagation, trace } from "@opentelemetry/api";
import { afterEach, describe, expect, it, vi } from "vitest";
import { flushSpans } from "@/lib/server/tracing/flush-spans";
import { inSpan } from "@/lib/server/tracing/span";
import { fakeCollector } from "@/lib/testing/fakes/fake-collector";
import { startTelemetry } from "./telemetry";

const loaded = vi.hoisted(() => vi.fn());
vi.mock("@vercel/otel", async (original) => {
  loaded("@vercel/otel");
  return await original();
});
vi.mock("prom-client", async (original) => {
  loaded("prom-client");
  return await original();
});

afterEach(() => {
  trace.disable();
  context.disable();
  propagation.disable();
});

const isTracing = () => trace.getTracer("test").startSpan("x").isRecording();

describe("startTelemetry", () => {
  it("loads and sends nothing by default", async () => {
    const { received, endpoint, close } = await fakeCollector();
    const off = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SDK_DISABLED: "true" };
    for (const env of [{}, { OTEL_SERVICE_NAME: "x" }, off]) await startTelemetry(null, env);
    await inSpan("plan", {}, () => Promise.resolve());
    await flushSpans();
    close();
    expect(isTracing()).toBe(false);
    expect(loaded).not.toHaveBeenCalled();
    expect(received).toEqual([]);
  });

  it("traces if the standard variables ask for it", async () => {
    const { received, endpoint, close } = await fakeCollector();
    await startTelemetry(null, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    expect(isTracing()).toBe(true);
    await inSpan("plan", {}, () => Promise.resolve());
    await flushSpans();
    close();
    expect(received.map(({ url }) => url)).toEqual(["/v1/traces"]);
    expect(loaded.mock.calls).toEqual([["@vercel/otel"]]);
  });

  it("measures if a port is configured", async () => {
    await startTelemetry({ host: "127.0.0.1", port: 0 }, {});
    const server = await globalThis.sessionscopeMetricsServer;
    expect(server?.listening).toBe(true);
    expect(isTracing()).toBe(false);
    server?.close();
  });

  it("names the invalid variable, and starts nothing", async () => {
    const env = { OTEL_TRACES_EXPORTER: "otlp", OTEL_EXPORTER_OTLP_PROTOCOL: "grpc" };
    await expect(startTelemetry(null, env)).rejects.toThrow("OTEL_EXPORTER_OTLP_PROTOCOL: must be");
    expect(isTracing()).toBe(false);
  });
});
