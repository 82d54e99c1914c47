import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CachedPage } from "@/lib/server/gateway/cached-page";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { openPage, sealPage } from "./sealed-page";

const SECRET = "a secret of at least 32 characters";
const NAME = "sessionscope:1:page:name";
const now = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  vi.useRealTimers();
});

const cached: CachedPage = {
  page: { sessions: [makeSession({ reason: "INC-4821" })], nextToken: "token" },
  asOf: now,
  until: now,
};

function sealed(page = cached, name = NAME): Buffer {
  const value = sealPage(SECRET, name, page);
  if (!value) throw new Error("too large");
  return value;
}

const pages: fc.Arbitrary<CachedPage> = fc.record({
  page: fc.record({
    sessions: fc.array(
      fc
        .record({ reason: fc.option(fc.string({ unit: "binary" })), owner: fc.option(fc.string()) })
        .map((changes) => makeSession(changes)),
      { maxLength: 20 },
    ),
    nextToken: fc.option(fc.string()),
  }),
  asOf: fc.integer({ min: 0, max: now }),
  until: fc.integer({ min: 0, max: now }),
});

describe("sealPage and openPage", () => {
  it("restore any page with its key and its secret", () => {
    fc.assert(
      fc.property(pages, fc.string(), (page, name) => {
        expect(openPage(SECRET, name, sealed(page, name))).toEqual(page);
      }),
    );
  });

  it("return nothing for another key or secret", () => {
    expect(openPage(SECRET, `${NAME}2`, sealed())).toBeNull();
    expect(openPage(`${SECRET}2`, NAME, sealed())).toBeNull();
  });

  it("return nothing after any bit has changed", () => {
    const value = sealed();
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.nat(7), (index, bit) => {
        const changed = Buffer.from(value);
        changed.writeUInt8(value.readUInt8(index) ^ (1 << bit), index);
        expect(openPage(SECRET, NAME, changed)).toBeNull();
      }),
    );
  });

  it("return nothing for a shortened or a lengthened value", () => {
    const value = sealed();
    for (let length = 0; length < value.length; length++) {
      expect(openPage(SECRET, NAME, value.subarray(0, length))).toBeNull();
    }
    expect(openPage(SECRET, NAME, Buffer.concat([value, Buffer.from([0])]))).toBeNull();
  });

  it("return nothing for foreign bytes", () => {
    const others = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(others, (value) => {
        expect(openPage(SECRET, NAME, value)).toBeNull();
        expect(openPage(SECRET, NAME, Buffer.concat([Buffer.from([1]), value]))).toBeNull();
      }),
    );
  });

  it("never seal the same page to the same bytes", () => {
    const values = Array.from({ length: 100 }, () => sealed().toString("hex"));
    expect(new Set(values).size).toBe(100);
  });

  it("leave no readable text of a page", () => {
    const value = sealed().toString("latin1");
    for (const text of ["INC-4821", "token", "sessions"]) expect(value).not.toContain(text);
  });

  it.each([
    ["a minute ahead, as clocks differ", 60_000, true],
    ["further ahead", 60_001, false],
  ])("open a page from %s: %s ms, %s", (_, ahead, opens) => {
    const page = { ...cached, asOf: now + ahead };
    expect(openPage(SECRET, NAME, sealed(page))).toEqual(opens ? page : null);
  });

  it.each([
    ["an invalid id", { ...cached, page: { ...cached.page, sessions: [{ id: 7 }] } }],
    ["no age", { page: cached.page }],
    ["an age that is not a number", { ...cached, asOf: Number.NaN }],
    ["no token, not even null", { ...cached, page: { sessions: [] } }],
  ])("open no page with %s", (_, page) => {
    // A server of another version may have sealed such a page. The types do not allow this version to write it.
    const value = Reflect.apply(sealPage, undefined, [SECRET, NAME, page]);
    expect(openPage(SECRET, NAME, value ?? sealed())).toBeNull();
  });

  it("shrink 200 sessions to a tenth, and refuse a page that is too large", () => {
    const rows = Array.from({ length: 200 }, (_, n) => makeSession({ id: `alice-${n}` }));
    const page = { ...cached, page: { sessions: rows, nextToken: null } };
    expect(sealed(page).length).toBeLessThan(JSON.stringify(page).length / 10);

    const reason = randomBytes(2 ** 20).toString("base64");
    const large = { ...cached, page: { sessions: [makeSession({ reason })], nextToken: null } };
    expect(sealPage(SECRET, NAME, large)).toBeNull();
  });

  it("refuse a page that is too large before compression", () => {
    const reason = "a".repeat(9 * 2 ** 20);
    const large = { ...cached, page: { sessions: [makeSession({ reason })], nextToken: null } };
    expect(sealPage(SECRET, NAME, large)).toBeNull();
  });
});
