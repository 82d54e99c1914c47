import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import type { StoredPage } from "./cached-page";
import { PageStore } from "./page-store";

const DAY = 24 * 3_600_000;

function stored(rows: number, at = 0): StoredPage {
  const sessions = Array.from({ length: rows }, (_, n) => makeSession({ id: `s-${n}` }));
  return {
    page: { sessions, nextToken: null },
    asOf: at,
    at,
    until: at,
    filters: [],
    failed: null,
  };
}

describe("PageStore", () => {
  it("stays within its limit, and removes the least recently used page", () => {
    const room = new PageStore(1e9);
    room.set("one", stored(100));
    const store = new PageStore(room.bytes * 2.5);
    for (const key of ["a", "b", "a", "c"]) {
      if (store.get(key, 0) === null) store.set(key, stored(100));
    }
    expect(store.bytes).toBeLessThanOrEqual(room.bytes * 2.5);
    expect(["a", "b", "c"].map((key) => store.get(key, 0) !== null)).toEqual([true, false, true]);
  });

  it("estimates the memory that its pages take", () => {
    const store = new PageStore(1e9);
    store.set("page", stored(200));
    const json = JSON.stringify(stored(200).page).length;
    expect(store.bytes).toBeGreaterThan(json);
    expect(store.bytes).toBeLessThan(3 * json);
  });

  it("does not store a page that is larger than its limit", () => {
    const store = new PageStore(100);
    store.set("page", stored(200));
    expect([store.get("page", 0), store.count, store.bytes]).toEqual([null, 0, 0]);
  });

  it("removes pages after a day", () => {
    const store = new PageStore(1e9);
    store.set("page", stored(1));
    expect(store.get("page", DAY)).not.toBeNull();
    expect(store.get("page", DAY + 1)).toBeNull();
    expect(store.count).toBe(0);
  });

  it("removes the pages of one source", () => {
    const store = new PageStore(1e9);
    for (const key of ["prod eu-west-1 a", "prod eu-west-1 b", "prod eu-west-11 c"]) {
      store.set(key, stored(1));
    }
    store.drop("prod eu-west-1 ");
    expect(store.count).toBe(1);
  });
});
