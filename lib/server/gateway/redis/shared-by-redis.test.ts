import { spawn } from "node:child_process";
import { once } from "node:events";
import { createClient, RESP_TYPES } from "@redis/client";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { describeWithRedis, testRedis } from "@/lib/testing/fakes/test-redis";
import {
  cachedPage,
  closeShared,
  SECRET,
  waitForChange,
  watchedShared,
} from "@/lib/testing/fakes/watched-shared";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { sealPage } from "./sealed-page";

const redis = await testRedis();
const admin = createClient({
  url: redis.url,
  RESP: 2,
  commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
});

beforeAll(async () => {
  await redis.start();
  await admin.connect();
});
beforeEach(async () => {
  await admin.flushAll();
});
afterEach(closeShared);
afterAll(async () => {
  admin.destroy();
  await redis.kill();
});

const [MINUTE, SOON] = [60_000, { timeout: 30_000 }];
/** Every key, in any order. */
async function storedKeys(): Promise<string[]> {
  return (await admin.keys("*")).map(String);
}

/** Waits for the only stored page and returns its key. */
async function pageKey(): Promise<string> {
  return await vi.waitFor(async () => {
    const key = (await storedKeys()).find((name) => name.includes(":page:"));
    if (key === undefined) throw new Error("No page is stored yet.");
    return key;
  }, SOON);
}

/** A connected server. */
async function connected(secret?: string) {
  const shared = watchedShared(redis.url, secret);
  await waitForChange(shared, "shared");
  return shared;
}

describeWithRedis("sharedByRedis", () => {
  it("lets servers read each other's pages, even with their first read", async () => {
    const [one, other] = [watchedShared(redis.url), watchedShared(redis.url)];
    expect(await one.read("eu-west-1 owner=alice")).toBeNull();
    one.write("eu-west-1 owner=alice", cachedPage, MINUTE);
    await pageKey();
    expect(await other.read("eu-west-1 owner=alice")).toEqual(cachedPage);
    expect(await other.read("eu-west-1 owner=bob")).toBeNull();
    expect([one.changes, other.changes]).toEqual([["shared"], ["shared"]]);
    expect([...one.failures, ...other.failures]).toEqual([]);
  });

  it("stores a page as long as requested, up to a day", async () => {
    const shared = await connected();
    shared.write("brief", cachedPage, MINUTE);
    expect(await admin.pTTL(await pageKey())).toSatisfy((ms) => ms > 50_000 && ms <= MINUTE);
    await admin.flushAll();

    shared.write("long", cachedPage, Number.POSITIVE_INFINITY);
    const day = 24 * 60 * MINUTE;
    expect(await admin.pTTL(await pageKey())).toSatisfy((ms) => ms > day - MINUTE && ms <= day);
  });

  it("writes nothing for a lifetime of zero, or for an invalid lifetime", async () => {
    const shared = await connected();
    for (const ms of [0, -1, 0.5, Number.NaN]) shared.write("page", cachedPage, ms);
    shared.write("last", cachedPage, MINUTE);
    await pageKey();
    expect((await storedKeys()).filter((key) => key.includes(":page:"))).toHaveLength(1);
    expect(shared.failures).toEqual([]);
  });

  it("leaves nothing readable in Redis, neither in values nor in names", async () => {
    const shared = await connected();
    shared.write("alice.chen/eu-west-1", cachedPage, MINUTE);
    await shared.takeCall("123456789012/eu-west-1", 5, MINUTE);
    await pageKey();
    const keys = await storedKeys();
    expect(keys.length).toBeGreaterThanOrEqual(2);
    const dumps = await Promise.all(keys.map(async (key) => String(await admin.dump(key))));
    const stored = [...keys, ...dumps].join("\n");
    expect(stored).toContain("sessionscope:1:");
    const { id, owner, target, reason } = makeSession({ reason: "INC-4821" });
    const secrets = [id, owner, target, reason, "alice", "eu-west-1", "1234567", "next-page"];
    for (const text of secrets) expect(stored).not.toContain(text);
  });

  it("shares nothing between servers with different secrets", async () => {
    const [one, other] = [await connected(), await connected(`${SECRET}!`)];
    one.write("page", cachedPage, MINUTE);
    await pageKey();
    expect(await other.read("page")).toBeNull();
    expect(await one.takeCall("source", 1, MINUTE)).toBe(0);
    expect(await other.takeCall("source", 1, MINUTE)).toBe(0);
  });

  it("returns nothing for a foreign value, and continues", async () => {
    const shared = await connected();
    shared.write("page", cachedPage, MINUTE);
    const key = await pageKey();
    const value = await admin.get(key);
    const foreign = sealPage(SECRET, "another key", cachedPage);
    const values = ["garbage", foreign, value?.subarray(1), Buffer.alloc(2 ** 20 + 1, 1)];
    for (const put of values) {
      await admin.set(key, put ?? "");
      expect(await shared.read("page")).toBeNull();
    }
    expect(shared.failures).toEqual(values.map(() => "garbage"));

    shared.write("page", cachedPage, MINUTE);
    await vi.waitFor(async () => expect(await shared.read("page")).toEqual(cachedPage), SOON);
    expect(shared.changes).toEqual(["shared"]);
  });

  it("returns nothing for keys of another type, and continues with the others", async () => {
    const shared = await connected();
    shared.write("page", cachedPage, MINUTE);
    await shared.takeCall("source", 5, MINUTE);
    await pageKey();
    for (const key of await storedKeys()) {
      await admin.del(key);
      await admin.hSet(key, "field", "value");
    }
    expect(await shared.read("page")).toBeNull();
    expect(await shared.takeCall("source", 5, MINUTE)).toBeNull();
    expect(shared.failures).toEqual(["garbage", "garbage"]);

    expect(await shared.takeCall("another source", 5, MINUTE)).toBe(0);
    shared.write("page", cachedPage, MINUTE);
    await vi.waitFor(async () => expect(await shared.read("page")).toEqual(cachedPage), SOON);
    expect(shared.changes).toEqual(["shared"]);
  });

  it("does not share a page of more than a megabyte, and continues", async () => {
    const shared = await connected();
    const reason = Array.from({ length: 200_000 }, () => Math.random().toString(36)).join();
    const page = { sessions: [makeSession({ reason })], nextToken: null };
    shared.write("large", { ...cachedPage, page }, MINUTE);
    shared.write("page", cachedPage, MINUTE);
    await pageKey();
    expect(await shared.read("large")).toBeNull();
    expect(await shared.read("page")).toEqual(cachedPage);
    expect(shared.failures).toEqual([]);
  });

  it("needs no other permissions than the documented ones", async () => {
    const commands = "+getrange +set +eval +evalsha +time +lindex +lpop +rpush +pexpire +del";
    const rules = `on >pass resetkeys ~sessionscope:* resetchannels -@all ${commands}`;
    await admin.sendCommand(["ACL", "SETUSER", "sessionscope", ...rules.split(" ")]);
    const shared = watchedShared(redis.url.replace("//", "//sessionscope:pass@"));
    expect(await shared.takeCall("source", 1, MINUTE)).toBe(0);
    shared.write("page", cachedPage, MINUTE);
    await pageKey();
    expect(await shared.read("page")).toEqual(cachedPage);
    expect(shared.changes).toEqual(["shared"]);
  });

  it("returns nothing after it is closed", async () => {
    const shared = await connected();
    shared.close();
    expect(await shared.read("page")).toBeNull();
    expect(await shared.takeCall("source", 5, MINUTE)).toBeNull();
    shared.write("page", cachedPage, MINUTE);
    expect(shared.changes).toEqual(["shared"]);
    expect(shared.failures).toEqual([]);
  });

  it("does not keep a process alive that has nothing else to do", async () => {
    const program = `
      import { sharedByRedis } from "@/lib/server/gateway/redis/shared-by-redis";
      const options = { url: "${redis.url}", secret: "${SECRET}" };
      const timeouts = { replyMs: 30_000, openMs: 30_000, restMs: 100 };
      const report = { onMode: console.log, onFailure: console.log };
      void sharedByRedis(options, report, timeouts).takeCall("source", 5, 1000);
    `;
    const flags = "--conditions=react-server --import tsx --input-type=module -e".split(" ");
    const child = spawn(process.execPath, [...flags, program]);
    let output = "";
    child.stdout.on("data", (data) => (output += String(data)));
    expect(await once(child, "close")).toEqual([0, null]);
    expect(output).toContain("shared");
  });
});
