import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { processState } from "@/lib/server/process-state";
import { aliveResponse, readyResponse } from "./health";

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  processState().draining = false;
  vi.unstubAllEnvs();
});

describe("aliveResponse", () => {
  it("is always the same, and no cache may store it", async () => {
    processState().draining = true;
    const response = aliveResponse();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(await response.json()).toEqual({ status: "alive" });
  });
});

describe("readyResponse", () => {
  it("is ready when configured, but not while the server drains", async () => {
    expect(readyResponse().status).toBe(200);
    processState().draining = true;
    const response = readyResponse();
    expect(response.status).toBe(503);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(await response.json()).toEqual({ status: "draining" });
  });

  it("is not ready with an invalid configuration, and reveals no details", async () => {
    vi.stubEnv("PORT", "hunter2");
    const { readyResponse: fresh } = await import("./health");
    const response = fresh();
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: "misconfigured" });
  });
});
