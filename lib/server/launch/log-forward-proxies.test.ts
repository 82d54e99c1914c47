import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { currentProxies } from "@/lib/server/outbound/current-proxies";
import { clearProxies } from "@/lib/testing/fakes/proxied-environment";
import { logForwardProxies } from "./log-forward-proxies";

beforeEach(clearProxies);
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The members of the lines for an environment. */
function linesOf(env: Record<string, string>): unknown[] {
  const lines: unknown[] = [];
  vi.spyOn(log, "info").mockImplementation((facts: unknown) => void lines.push(facts));
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  logForwardProxies(currentProxies());
  return lines;
}

describe("logForwardProxies", () => {
  it("says which proxies are used, and by which variables, without credentials", () => {
    const env = { https_proxy: "http://bob:hunter2@proxy.example:3128/", NO_PROXY: "a.test" };
    const lines = linesOf(env);
    expect(lines).toEqual([
      {
        https: {
          proxy: "http://proxy.example:3128",
          variable: "https_proxy",
          hasCredentials: true,
        },
        http: "direct",
        exceptions: "NO_PROXY",
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/bob|hunter2/);
  });

  it("says nothing without a proxy", () => {
    expect(linesOf({ NO_PROXY: "*" })).toEqual([]);
  });
});
