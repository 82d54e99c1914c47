import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { anchorsAt, DAY_HEIGHT, offsetOf, ROW_HEIGHT } from "./list-geometry";
import { type ListItem, plainItems } from "./list-items";

function rows(...ids: string[]): ListItem[] {
  return plainItems(ids.map((id) => makeSession({ id })));
}

const day: ListItem = { type: "day", key: "day:1", label: "", count: 1, isWhole: true };

describe("a steady position in the list", () => {
  it("follows the first visible session when rows appear above it", () => {
    const anchors = anchorsAt(rows("a", "b", "c"), ROW_HEIGHT + 7, false);
    expect(offsetOf(rows("x", "y", "a", "b", "c"), anchors, false)).toBe(3 * ROW_HEIGHT + 7);
  });

  it("follows the next one when that session is gone", () => {
    const anchors = anchorsAt(rows("a", "b", "c"), ROW_HEIGHT, false);
    expect(offsetOf(rows("a", "c"), anchors, false)).toBe(0);
  });

  it("counts headings with their own height", () => {
    const anchors = anchorsAt([day, ...rows("a", "b")], DAY_HEIGHT, false);
    expect(offsetOf(rows("a", "b"), anchors, false)).toBe(0);
  });

  it("is unknown when all its sessions have left the list", () => {
    expect(offsetOf(rows("x"), anchorsAt(rows("a"), 0, false), false)).toBeNull();
  });

  it("never changes while the list does not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 * ROW_HEIGHT }), (scrollTop) => {
        const items = rows(...Array.from({ length: 100 }, (_, n) => `s-${n}`));
        expect(offsetOf(items, anchorsAt(items, scrollTop, false), false)).toBe(scrollTop);
      }),
    );
  });
});
