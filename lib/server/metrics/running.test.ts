import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  globalThis.sessionscopeMetrics = undefined;
  vi.resetModules();
});

describe("startMeters", () => {
  it("loads prom-client: before it nothing is counted, and nothing fails", async () => {
    const loaded = vi.fn();
    vi.doMock("prom-client", async (original) => {
      loaded();
      return await original();
    });
    const { meters, startMeters } = await import("./running");
    const { countProblem, countRequest } = await import("./request-counts");
    const { gatewayCounts } = await import("./gateway-counts");
    const { countSharedFailure } = await import("./gateway-counts");
    countRequest("/active", 200, 1);
    countProblem("overloaded");
    gatewayCounts({ account: "prod", region: "eu-west-1" }).onCall("ok", 0, 1);
    countSharedFailure("slow");
    expect(meters()).toBeNull();
    expect(loaded).not.toHaveBeenCalled();
    await startMeters();
    expect(loaded).toHaveBeenCalledOnce();
    vi.doUnmock("prom-client");
  });

  it("counts into the same meters, however often the code is evaluated", async () => {
    const launcher = await import("./running");
    const [one, other] = await Promise.all([launcher.startMeters(), launcher.startMeters()]);
    expect(one).toBe(other);
    vi.resetModules();
    const bundle = await import("./running");
    expect(bundle.startMeters).not.toBe(launcher.startMeters);
    expect(await bundle.startMeters()).toBe(one);
    const { countRequest } = await import("./request-counts");
    countRequest("/active", 200, 1);
    expect(await one.registry.metrics()).toContain('route="/active",code="200"} 1');
  });

  it("follows the naming rules of Prometheus", async () => {
    const { startMeters } = await import("./running");
    const { registry } = await startMeters();
    const ours = registry
      .getMetricsAsArray()
      .filter(({ name }) => name.startsWith("sessionscope_"));
    expect(ours.length).toBeGreaterThan(10);
    for (const { name, help, type } of ours) {
      expect(name).toMatch(/^[a-z_]+$/);
      expect(name).not.toMatch(/_(?:ms|milliseconds|kb)(?:_|$)/);
      expect(name.endsWith("_total")).toBe(String(type) === "counter");
      expect(help).toMatch(/\.$/);
    }
  });

  it("measures the event loop", async () => {
    const { startMeters } = await import("./running");
    const { registry } = await startMeters();
    const text = await registry.metrics();
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds [\d.e-]+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });
});
