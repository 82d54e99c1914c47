import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKeyRing } from "@/lib/server/auth/oidc/key-ring";
import { openPage } from "@/lib/server/gateway/redis/sealed-page";
import { sealing } from "@/lib/server/listing/cursor-cipher";
import { seal, sealingKey, unseal } from "./sealing";

const SECRET = "Plg/8nfN8W8RNkW5lm8Aefr/dvqRwmzbgRAOI82NeJU=";
const key = sealingKey(SECRET, "test");
const bytes = fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array));

describe("seal and unseal", () => {
  it("give any bytes back in their context, and nothing in another", () => {
    fc.assert(
      fc.property(bytes, bytes, (plain, context) => {
        const sealed = seal(key, plain, context);
        expect(unseal(key, sealed, context)).toEqual(plain);
        expect(unseal(key, sealed, Buffer.concat([context, Buffer.from("x")]))).toBeNull();
        expect(unseal(sealingKey(SECRET, "other"), sealed, context)).toBeNull();
      }),
    );
  });

  it("open nothing that was cut or is not sealed", () => {
    const sealed = seal(key, Buffer.from("page"));
    for (let length = 0; length < sealed.length; length += 1) {
      expect(unseal(key, sealed.subarray(0, length))).toBeNull();
    }
    fc.assert(fc.property(bytes, (any) => unseal(key, any) === null));
  });

  it("do not seal equal bytes equally", () => {
    expect(seal(key, Buffer.from("page"))).not.toEqual(seal(key, Buffer.from("page")));
  });
});

describe("values that an earlier release has sealed", () => {
  it("still open: a page in Redis", () => {
    const value =
      "AZfLqRoOou7DAY9PbI3XdvORKeqNp1nog3R7DvcXv6qOWsctc0-6GabDlcCRUZxrRMuQ4GHm8mI55bZh03pd8zz4hDPzKVmkeTKFJbnQYTt-vmpewyMS1FqR";
    expect(openPage(SECRET, "sessionscope:1:page:name", Buffer.from(value, "base64url"))).toEqual({
      page: { sessions: [], nextToken: "t" },
      asOf: 1,
      until: 2,
    });
  });

  it("still open: a cursor", () => {
    const text = "ZuK3Dg1fbkOBGNTSGTcNhy219qKSU9m1BSKDrK7fYIqtTmJT";
    expect(sealing(SECRET).open(text)?.toString()).toBe("a cursor");
  });

  it("still open: the cookie of a session", () => {
    const text =
      "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiaDlBMGMzX3gifQ..qZw5zaDemqLexsLT.J9BvcdLF_jH6YRfpKvY0h9Y.z_MjEs5cPZ6yeepKUtMtPQ";
    expect(makeKeyRing([SECRET], "session").open(text)).toEqual({ sub: "alice" });
  });
});
