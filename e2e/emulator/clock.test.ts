import { setTimeout as wait } from "node:timers/promises";
import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { clockOf } from "./clock";
import { startEmulator } from "./server";
import { botoCall, sdkClient } from "./test-client";

describe("clockOf", () => {
  it("is the real clock unless frozen", () => {
    expect(Math.abs(clockOf(undefined).now() - Date.now())).toBeLessThan(1_000);
  });

  it("lets only the flowing time pass once frozen", async () => {
    const clock = clockOf(5_000);
    await wait(20);
    expect(clock.now()).toBe(5_000);
    expect(clock.flowing()).toBeGreaterThan(5_000);
  });

  it("freezes everything at the given time", async () => {
    const clock = Date.parse("2026-02-03T10:00:00.000Z");
    const frozen = await startEmulator({ port: 0, clock });
    const first = await botoCall(frozen.url, { at: clock });
    await wait(20);
    const second = await botoCall(frozen.url, { at: clock });
    expect(first.headers.date).toBe("Tue, 03 Feb 2026 10:00:00 GMT");
    expect(second.body).toBe(first.body);
    expect((await botoCall(frozen.url)).body).toContain("Signature not yet current");
    const client = sdkClient(frozen.url, "demo", { at: clock });
    await client.send(new DescribeSessionsCommand({ State: "Active" }));
    await frozen.close();
  });
});
