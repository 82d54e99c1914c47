import { createClient } from "@redis/client";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { describeWithRedis, type TestRedis, testRedis } from "@/lib/testing/fakes/test-redis";
import {
  closeShared,
  expectNothing,
  waitForChange,
  watchedShared,
} from "@/lib/testing/fakes/watched-shared";

const MINUTE = 60_000;

let redis: TestRedis;
beforeEach(async () => {
  redis = await testRedis();
});
afterEach(async () => {
  closeShared();
  await redis.kill();
});

describeWithRedis("a Redis that refuses", () => {
  it.each([
    ["a wrong password", "//:hunter2@", "credentials"],
    ["a wrong user", "//mallory:hunter2@", "credentials"],
    ["no password", "//", "credentials"],
    ["a user without permissions", "//nobody:pass@", "permission"],
    ["a user who may not write", "//reader:pass@", "permission"],
    ["a user with access to other keys only", "//stranger:pass@", "permission"],
  ])("shares nothing for %s", async (_, login, reason) => {
    await redis.start();
    const users = {
      nobody: "on >pass ~* -@all",
      reader: "on >pass ~* +@read +eval +evalsha +time",
      stranger: "on >pass ~other:* +@all",
      default: "resetpass >right",
    };
    const client = createClient({ url: redis.url });
    await client.connect();
    for (const [user, rules] of Object.entries(users)) {
      await client.sendCommand(["ACL", "SETUSER", user, ...rules.split(" ")]);
    }
    client.destroy();
    const shared = watchedShared(redis.url.replace("//", login));
    await expectNothing(shared);
    expect(shared.changes).toEqual([`local: ${reason}`]);
  });

  it("shares nothing while Redis is full, and shares again afterwards", async () => {
    await redis.start();
    const admin = createClient({ url: redis.url });
    await admin.connect();
    // The client still runs when the server ends at the end of the test.
    admin.on("error", () => {});
    onTestFinished(() => admin.destroy());
    const shared = watchedShared(redis.url);
    await waitForChange(shared, "shared");
    await admin.configSet({ maxmemory: "1mb", "maxmemory-policy": "noeviction" });
    await admin.set("filler", Buffer.alloc(2 ** 20)).catch(() => {});

    expect(await shared.takeCall("source", 5, MINUTE)).toBeNull();
    expect(shared.changes).toEqual(["shared", "local: full"]);
    await vi.waitFor(async () => {
      await expectNothing(shared);
      expect(shared.failures.length).toBeGreaterThan(2);
    });
    expect(shared.changes).toEqual(["shared", "local: full"]);

    await admin.configSet("maxmemory", "0");
    await waitForChange(shared, "shared");
    expect(await shared.takeCall("source", 5, MINUTE)).toBe(0);
  });
});
