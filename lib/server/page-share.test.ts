import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/sessions/make-session";
import type { Session } from "@/lib/sessions/session";
import { takeShare } from "./page-share";
import { fingerprint } from "./seen";

const row = (id: string, second: number | null) =>
  makeSession({ id, startedAt: second === null ? null : `2026-11-23T15:00:0${second}.000Z` });
const a = row("a", 3);
const b = row("b", 2);
const c = row("c", 1);
const undated = row("d", null);
const page = [b, undated, a, c];

function share(
  rows: Session[],
  room: number,
  isWanted = (_: Session) => true,
  seen: Session[] = [],
) {
  const { taken, ...rest } = takeShare(rows, room, isWanted, new Set(seen.map(fingerprint)));
  return { ids: taken.map(({ session }) => session.id).join(""), ...rest };
}

describe("takeShare", () => {
  it("takes the newest first, in whatever order AWS gives them", () => {
    expect(share(page, 2)).toEqual({
      ids: "ab",
      used: 2,
      isWhole: false,
      oldest: b.startedAt,
    });
  });

  it("takes a whole page; the oldest start ignores rows without one", () => {
    expect(share(page, 4)).toEqual({ ids: "abcd", used: 4, isWhole: true, oldest: c.startedAt });
  });

  it("goes on where a page was left", () => {
    expect(share(page, 2, undefined, [a, b])).toMatchObject({ ids: "cd", used: 4, isWhole: true });
  });

  it("loses no row that came in between", () => {
    const changed = [row("new", 4), ...page];
    expect(share(changed, 9, undefined, [a, b]).ids).toBe("newcd");
  });

  it("is whole when no row that is left is wanted", () => {
    expect(share(page, 1, ({ id }) => id === "a")).toMatchObject({
      ids: "a",
      used: 4,
      isWhole: true,
    });
  });

  it("takes a repeated row once", () => {
    expect(share([a, b, a, a], 9).ids).toBe("ab");
  });

  it("has nothing of an empty page", () => {
    expect(share([], 5)).toEqual({ ids: "", used: 0, isWhole: true, oldest: null });
  });
});
