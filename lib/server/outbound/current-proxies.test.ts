import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clearProxies } from "@/lib/testing/fakes/proxied-environment";
import { currentProxies } from "./current-proxies";

beforeEach(clearProxies);
afterEach(() => {
  vi.unstubAllEnvs();
});

describe("currentProxies", () => {
  it("parses the same variables once", () => {
    vi.stubEnv("HTTPS_PROXY", "http://p.test:1");
    const first = currentProxies();
    expect(first?.https?.origin).toBe("http://p.test:1");
    expect(currentProxies()).toBe(first);
  });

  it.each(["https_proxy", "NO_PROXY", "no_proxy", "all_proxy", "http_proxy"])(
    "notices that %s has changed",
    (name) => {
      vi.stubEnv("HTTPS_PROXY", "http://p.test:1");
      const first = currentProxies();
      vi.stubEnv(name, "http://q.test:2");
      expect(currentProxies()).not.toBe(first);
    },
  );

  it("is null without a proxy, and with one that cannot be read", () => {
    expect(currentProxies()).toBeNull();
    vi.stubEnv("HTTPS_PROXY", "socks5://p.test:1");
    expect(currentProxies()).toBeNull();
  });
});
