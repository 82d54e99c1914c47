import { afterEach, describe, expect, it, vi } from "vitest";
import { readForwardProxies } from "@/lib/server/config/forward-proxies";
import { log } from "@/lib/server/log/log";
import { logForwardProxies } from "./log-forward-proxies";

afterEach(() => {
  vi.restoreAllMocks();
});

/** The members of the lines for an environment. */
function linesOf(env: Record<string, string>): unknown[] {
  const lines: unknown[] = [];
  vi.spyOn(log, "info").mockImplementation((facts: unknown) => void lines.push(facts));
  const reading = readForwardProxies(env);
  if ("issues" in reading) throw new Error(reading.issues.join(" "));
  logForwardProxies(reading.proxies);
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
