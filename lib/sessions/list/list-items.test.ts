import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { arrivalsBefore, dayAt, itemsByDay, plainItems } from "./list-items";

const sessions = [
  makeSession({ id: "a", startedAt: "2026-11-23T00:30:00.000Z" }),
  makeSession({ id: "b", startedAt: "2026-11-22T23:30:00.000Z" }),
  makeSession({ id: "c", startedAt: "2026-11-22T10:00:00.000Z" }),
  makeSession({ id: "d", startedAt: null }),
];

function outline(zone: string, isComplete: boolean) {
  return itemsByDay(sessions, zone, isComplete).map((item) =>
    item.type === "day"
      ? `${item.label}: ${item.count}${item.isWhole ? "" : "+"}`
      : item.session.id,
  );
}

describe("itemsByDay", () => {
  it("puts a heading with its count before each day", () => {
    expect(outline("UTC", true)).toEqual([
      "Monday 23 November: 1",
      "a",
      "Sunday 22 November: 2",
      "b",
      "c",
      "Start unknown: 1",
      "d",
    ]);
  });

  it("draws the days in the reader's zone", () => {
    expect(outline("Europe/Berlin", true)[0]).toBe("Monday 23 November: 2");
    expect(outline("America/New_York", true)[0]).toBe("Sunday 22 November: 3");
  });

  it("has two headings with two keys for a day that returns as clocks go back over midnight", () => {
    const instants = ["02:32", "02:30", "01:32", "01:30"].map(
      (time) => `2010-11-07T${time}:00.000Z`,
    );
    const nights = instants.map((startedAt, index) => makeSession({ id: `${index}`, startedAt }));
    const days = itemsByDay(nights, "America/St_Johns", true).filter(({ type }) => type === "day");
    expect(days.length).toBeGreaterThanOrEqual(2);
    expect(new Set(days.map(({ key }) => key)).size).toBe(days.length);
  });

  it("gives only a lower bound for the last day while more may be loaded", () => {
    expect(outline("UTC", false).at(-2)).toBe("Start unknown: 1+");
    expect(outline("UTC", false)[0]).toBe("Monday 23 November: 1");
  });
});

describe("plainItems", () => {
  it("has one line for each session", () => {
    expect(plainItems(sessions)).toMatchObject(
      ["a", "b", "c", "d"].map((id) => ({ type: "session", session: { id } })),
    );
  });

  it("distinguishes sessions with the same id in several sources", () => {
    const sessions = ["eu-west-1", "us-east-1"].map((region) => makeSession({ region }));
    expect(new Set(plainItems(sessions).map(({ key }) => key)).size).toBe(2);
  });
});

describe("arrivalsBefore", () => {
  const items = plainItems(sessions);
  it("counts only the new sessions at the top", () => {
    expect(arrivalsBefore(items, items)).toBe(0);
    expect(arrivalsBefore(items, items.slice(2))).toBe(2);
    expect(arrivalsBefore(items, items.slice(0, 2))).toBe(0);
    expect(arrivalsBefore(items, [])).toBe(4);
  });
});

describe("dayAt", () => {
  it("is the day of the heading above", () => {
    const items = itemsByDay(sessions, "UTC", true);
    expect(dayAt(items, 0)).toBe("Monday 23 November");
    expect(dayAt(items, 1)).toBe("Monday 23 November");
    expect(dayAt(items, 4)).toBe("Sunday 22 November");
    expect(dayAt(items, 99)).toBe("Start unknown");
  });

  it("is null without headings", () => {
    expect(dayAt(plainItems(sessions), 2)).toBeNull();
    expect(dayAt([], 0)).toBeNull();
  });
});
