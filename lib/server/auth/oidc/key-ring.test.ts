import fc from "fast-check";
import { CompactEncrypt } from "jose";
import { describe, expect, it } from "vitest";
import { makeKeyRing } from "./key-ring";

const OLD = "o".repeat(32);
const NEW = "n".repeat(32);
const OTHER = "x".repeat(32);

describe("makeKeyRing", () => {
  it("opens the values that it has sealed", () => {
    const ring = makeKeyRing([NEW], "session");
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(ring.open(ring.seal(value))).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it("opens values of an older key, and seals with the first", () => {
    const before = makeKeyRing([OLD], "session");
    const during = makeKeyRing([NEW, OLD], "session");
    const after = makeKeyRing([NEW], "session");
    const [old, young] = [before.seal("old"), during.seal("young")];
    expect(during.open(old)).toBe("old");
    expect(after.open(young)).toBe("young");
    expect(after.open(old)).toBeNull();
    expect(before.open(young)).toBeNull();
  });

  it("opens nothing that was sealed by other keys or for another purpose", () => {
    const ring = makeKeyRing([NEW], "session");
    expect(ring.open(makeKeyRing([OTHER], "session").seal(1))).toBeNull();
    expect(ring.open(makeKeyRing([NEW], "sign-in").seal(1))).toBeNull();
  });

  it("reveals nothing of a value, and seals it differently each time", () => {
    const ring = makeKeyRing([NEW], "session");
    const [one, two] = [ring.seal({ name: "alice" }), ring.seal({ name: "alice" })];
    expect(one).not.toBe(two);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("alice");
  });

  it("opens nothing that has been changed in any character", () => {
    const ring = makeKeyRing([NEW], "session");
    const text = ring.seal({ sub: "alice" });
    const parts = text.split(".");
    // The last character of a part may hold bits without a meaning.
    const places = parts.flatMap((part, index) =>
      part.split("").flatMap((_, at) => (at < part.length - 1 ? [{ index, at }] : [])),
    );
    for (const { index, at } of places) {
      const changed = parts.map((part, which) =>
        which === index
          ? `${part.slice(0, at)}${part[at] === "A" ? "B" : "A"}${part.slice(at + 1)}`
          : part,
      );
      expect(ring.open(changed.join("."))).toBeNull();
    }
  });

  it("opens no other kind of token, even with the right key id", async () => {
    const ring = makeKeyRing([NEW], "session");
    const [head = ""] = ring.seal({}).split(".");
    const { kid } = JSON.parse(Buffer.from(head, "base64url").toString());
    const guessed = await new CompactEncrypt(new TextEncoder().encode("{}"))
      .setProtectedHeader({ alg: "A256KW", enc: "A256GCM", kid })
      .encrypt(new Uint8Array(32));
    expect(ring.open(guessed)).toBeNull();
    const none = `${Buffer.from(`{"alg":"none","kid":"${kid}"}`).toString("base64url")}.e30.`;
    expect(ring.open(none)).toBeNull();
  });

  it("gives null for any other text", () => {
    const ring = makeKeyRing([NEW], "session");
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 5000 }), (text) => {
        expect(ring.open(text)).toBeNull();
      }),
    );
  });
});
