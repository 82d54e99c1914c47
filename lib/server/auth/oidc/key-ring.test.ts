import fc from "fast-check";
import { CompactEncrypt } from "jose";
import { describe, expect, it } from "vitest";
import { makeKeyRing } from "./key-ring";

const OLD = "o".repeat(32);
const NEW = "n".repeat(32);
const OTHER = "x".repeat(32);

describe("makeKeyRing", () => {
  it("opens what it has sealed", async () => {
    const ring = await makeKeyRing([NEW], "session");
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(await ring.open(await ring.seal(value))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it("opens what an older key has sealed, and seals with the first", async () => {
    const before = await makeKeyRing([OLD], "session");
    const during = await makeKeyRing([NEW, OLD], "session");
    const after = await makeKeyRing([NEW], "session");
    const [old, young] = [await before.seal("old"), await during.seal("young")];
    expect(await during.open(old)).toBe("old");
    expect(await after.open(young)).toBe("young");
    expect(await after.open(old)).toBeNull();
    expect(await before.open(young)).toBeNull();
  });

  it("opens nothing that was sealed by other keys or for another purpose", async () => {
    const ring = await makeKeyRing([NEW], "session");
    expect(await ring.open(await (await makeKeyRing([OTHER], "session")).seal(1))).toBeNull();
    expect(await ring.open(await (await makeKeyRing([NEW], "sign-in")).seal(1))).toBeNull();
  });

  it("tells nothing of what it seals, nor twice the same", async () => {
    const ring = await makeKeyRing([NEW], "session");
    const [one, two] = [await ring.seal({ name: "alice" }), await ring.seal({ name: "alice" })];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("alice");
  });

  it("opens nothing that has been changed in any place", async () => {
    const ring = await makeKeyRing([NEW], "session");
    const text = await ring.seal({ sub: "alice" });
    const parts = text.split(".");
    // The last character of a part may hold bits that mean nothing.
    const places = parts.flatMap((part, index) =>
      part.split("").flatMap((_, at) => (at < part.length - 1 ? [{ index, at }] : [])),
    );
    for (const { index, at } of places) {
      const changed = parts.map((part, which) =>
        which === index
          ? `${part.slice(0, at)}${part[at] === "A" ? "B" : "A"}${part.slice(at + 1)}`
          : part,
      );
      expect(await ring.open(changed.join("."))).toBeNull();
    }
  });

  it("opens no other kind of token, though the key be right", async () => {
    const ring = await makeKeyRing([NEW], "session");
    const [head = ""] = (await ring.seal({})).split(".");
    const { kid } = JSON.parse(Buffer.from(head, "base64url").toString());
    const guessed = await new CompactEncrypt(new TextEncoder().encode("{}"))
      .setProtectedHeader({ alg: "A256KW", enc: "A256GCM", kid })
      .encrypt(new Uint8Array(32));
    expect(await ring.open(guessed)).toBeNull();
    const none = `${Buffer.from(`{"alg":"none","kid":"${kid}"}`).toString("base64url")}.e30.`;
    expect(await ring.open(none)).toBeNull();
  });

  it("says null to anything else", async () => {
    const ring = await makeKeyRing([NEW], "session");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 5000 }), async (text) => {
        expect(await ring.open(text)).toBeNull();
      }),
    );
  });
});
