import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonMembers } from "./json-members";

/** That one is refused as a name. */
const names = fc.string().filter((name) => name !== "__proto__");
const values = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("__proto__"));

describe("jsonMembers", () => {
  it("reads whatever object JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.dictionary(names, values), (object) => {
        const text = JSON.stringify(object);
        expect(JSON.stringify(jsonMembers(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it("refuses a member that comes twice, however it is written and whatever is between", () => {
    const members = fc.dictionary(names, values, { minKeys: 1 });
    fc.assert(
      fc.property(members, values, fc.nat(), (object, value, seed) => {
        const known = Object.keys(object);
        const name = known[seed % known.length] ?? "";
        const space = " ".repeat(seed % 40);
        const again = `"${escaped(name)}"${space}\n:${JSON.stringify(value)}`;
        const text = JSON.stringify(object);
        expect(jsonMembers(`{${again},${text.slice(1)}`)).toBeNull();
        expect(jsonMembers(`${text.slice(0, -1)},${again}}`)).toBeNull();
        expect(jsonMembers(`{"a":[{"b":{${again},${text.slice(1)}}]}`)).toBeNull();
      }),
    );
  });

  it.each([
    '{"__proto__":{"iss":"x"}}',
    '{"\\u005f_proto__":1}',
    '{"a":{"__proto__":"b"}}',
    '{"a":[{"__proto__":[]}]}',
  ])("refuses %s, of which a member would be lost", (text) => {
    expect(jsonMembers(text)).toBeNull();
  });

  it("takes that name for a value", () => {
    expect(jsonMembers('{"sub":"__proto__","groups":["__proto__"]}')).toEqual({
      sub: "__proto__",
      groups: ["__proto__"],
    });
  });

  it("lets members of different objects have one name", () => {
    expect(jsonMembers('{"a":{"a":1},"b":[{"a":1},{"a":2}],"c":"\\"a\\":1"}')).toMatchObject({
      a: { a: 1 },
    });
  });

  it.each(["", "null", "5", "[]", '["a"]', '"a"', "{", "{}}", "{'a':1}", '{"a":1,}'])(
    "refuses %j",
    (text) => {
      expect(jsonMembers(text)).toBeNull();
    },
  );
});

/** A text with each letter as JSON can escape it. */
function escaped(text: string): string {
  return text
    .split("")
    .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
