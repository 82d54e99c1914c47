import { generateKeyPairSync, randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeAlbKeys } from "./alb-keys";
import { fakeNow, makeProxyKey } from "./fake-proxy";

const URL_OF_KEYS = "https://keys.example";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: fakeNow });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A region whose key server gives the same text for every key; `asked` are the URLs it was asked for. */
function stage(pem: string | Buffer | null) {
  const asked: string[] = [];
  const keys = makeAlbKeys(URL_OF_KEYS, async (url) => {
    asked.push(String(url));
    return pem === null ? new Response("", { status: 404 }) : new Response(String(pem));
  });
  const get = async (kid: string) =>
    keys.getJwk(URL_OF_KEYS, { header: { alg: "ES256", kid }, payload: {} }).then(
      (jwk) => jwk.kid,
      (error) => error.message,
    );
  return { asked, get };
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
    const { asked, get } = stage(null);
    for (let turn = 0; turn < 10; turn += 1) expect(await get(kid)).toBe("there is no such key");
    expect(asked).toHaveLength(1);
  });

  it("are at most twenty new ones a minute", async () => {
    const { asked, get } = stage(null);
    for (let turn = 0; turn < 50; turn += 1) await get(randomUUID());
    expect(asked).toHaveLength(20);
    vi.setSystemTime(fakeNow + 60_000);
    await get(randomUUID());
    expect(asked).toHaveLength(21);
  });

  it.each([
    ["RSA", generateKeyPairSync("rsa", { modulusLength: 2048 })],
    ["P-384", generateKeyPairSync("ec", { namedCurve: "P-384" })],
    ["Ed25519", generateKeyPairSync("ed25519")],
  ])("of the kind %s are none", async (_, pair) => {
    const { get } = stage(String(pair.publicKey.export({ format: "pem", type: "spki" })));
    expect(await get(kid)).toBe("There are no keys to be had.");
  });

  it("that cannot be read are none", async () => {
    expect(await stage("<html>").get(kid)).toBe("There are no keys to be had.");
  });
});
