import { generateKeyPairSync, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeNow, makeProxyKey } from "@/lib/testing/fakes/fake-proxy";
import { makeAlbKeys } from "./alb-keys";

const URL_OF_KEYS = "https://keys.example";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A region whose key server gives the same text or status for every key; `asked` are the URLs it was asked for. */
function stage(first: string | Buffer | number) {
  const asked: string[] = [];
  const server = { says: first };
  const keys = makeAlbKeys(URL_OF_KEYS, async (url) => {
    asked.push(String(url));
    const { says } = server;
    return typeof says === "number"
      ? new Response("", { status: says })
      : new Response(String(says));
  });
  const get = async (kid: string) =>
    keys.getJwk(URL_OF_KEYS, { header: { alg: "ES256", kid }, payload: {} }).then(
      (jwk) => jwk.kid,
      (error) => error.message,
    );
  return { asked, get, server };
}

const { publicKey, kid } = makeProxyKey("ES256");
const pem = publicKey.export({ format: "pem", type: "spki" });

describe("keys of load balancers", () => {
  it("are asked for by their id, once", async () => {
    const { asked, get } = stage(pem);
    expect([await get(kid), await get(kid)]).toEqual([kid, kid]);
    expect(asked).toEqual([`${URL_OF_KEYS}/${kid}`]);
  });

  it.each(["", "..", "a/b", `${kid}/..`, `${kid}?x`, kid.toUpperCase(), `${kid}\n`])(
    "have no id like %j",
    async (id) => {
      const { asked, get } = stage(pem);
      expect(await get(id)).toBe("its key has no proper id");
      expect(asked).toEqual([]);
    },
  );

  it("that do not exist are not asked for again and again", async () => {
    const { asked, get } = stage(404);
    for (let turn = 0; turn < 10; turn += 1) expect(await get(kid)).toBe("there is no such key");
    expect(asked).toHaveLength(1);
  });

  it("are asked for when the server has had time to get them", async () => {
    const { asked, get, server } = stage(404);
    expect(await get(kid)).toBe("there is no such key");
    server.says = pem;
    vi.setSystemTime(fakeNow + 9_999);
    expect(await get(kid)).toBe("there is no such key");
    vi.setSystemTime(fakeNow + 10_000);
    expect(await get(kid)).toBe(kid);
    expect(asked).toHaveLength(2);
  });

  it("are at most twenty new ones at once, and two a second", async () => {
    const { asked, get } = stage(404);
    for (let turn = 0; turn < 50; turn += 1) await get(randomUUID());
    expect(asked).toHaveLength(20);
    vi.setSystemTime(fakeNow + 1000);
    for (let turn = 0; turn < 50; turn += 1) await get(randomUUID());
    expect(asked).toHaveLength(22);
  });

  it("that nobody has cost no more, however often they come again", async () => {
    const { asked, get } = stage(404);
    const invented = Array.from({ length: 20 }, () => randomUUID());
    for (let second = 0; second < 60; second += 1) {
      vi.setSystemTime(fakeNow + second * 1000);
      for (const id of invented) await get(id);
    }
    expect(asked.length).toBeLessThanOrEqual(20 + 2 * 60);
  });

  it("go on in a flood of invented ones, as long as it may be", async () => {
    const { asked, get, server } = stage(pem);
    await get(kid);
    server.says = 404;
    for (let minute = 0; minute < 9; minute += 1) {
      vi.setSystemTime(fakeNow + minute * 60_000);
      for (let turn = 0; turn < 200; turn += 1) await get(randomUUID());
    }
    const before = asked.length;
    expect(await get(kid)).toBe(kid);
    expect(asked).toHaveLength(before);
  });

  it.each([403, 404, 410])("go on for a day when their server says %i", async (status) => {
    const { get, server } = stage(pem);
    await get(kid);
    server.says = status;
    for (let hour = 1; hour < 24; hour += 1) {
      vi.setSystemTime(fakeNow + hour * 3_600_000);
      expect(await get(kid)).toBe(kid);
    }
    vi.setSystemTime(fakeNow + 24 * 3_600_000);
    expect(await get(kid)).toBe("there is no such key");
  });

  it.each([
    ["RSA", generateKeyPairSync("rsa", { modulusLength: 2048 })],
    ["P-384", generateKeyPairSync("ec", { namedCurve: "P-384" })],
    ["Ed25519", generateKeyPairSync("ed25519")],
  ])("of the kind %s are none", async (_, pair) => {
    const { get } = stage(String(pair.publicKey.export({ format: "pem", type: "spki" })));
    expect(await get(kid)).toBe("No keys are available.");
  });

  it("that cannot be read are none", async () => {
    expect(await stage("<html>").get(kid)).toBe("No keys are available.");
  });
});
