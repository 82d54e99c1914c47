import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { COOLDOWN_MS, KeysUnavailable, makeCached } from "./cached-keys";

const NOW = Date.parse("2026-11-23T17:40:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("what is kept while its server is down", () => {
  it("is logged once a minute, with how often it was not told since", async () => {
    const lines: unknown[] = [];
    vi.spyOn(log, "warn").mockImplementation((facts: unknown) => void lines.push(facts));
    const ask = vi.fn(() => Promise.reject(new TypeError("fetch failed")));
    const kept = [makeCached(ask), makeCached(ask)];
    for (let turn = 0; turn <= 6; turn += 1) {
      vi.setSystemTime(NOW + turn * COOLDOWN_MS);
      for (const { get } of kept) await expect(get()).rejects.toThrow(KeysUnavailable);
    }
    expect(ask).toHaveBeenCalledTimes(14);
    expect(lines).toMatchObject([
      { name: "TypeError", untold: 0 },
      { name: "TypeError", untold: 11 },
    ]);
  });
});
