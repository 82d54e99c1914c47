import { describe, expect, it } from "vitest";
import { readFilterText } from "./filter-text";

const context = {
  zone: "Europe/Berlin",
  now: Date.parse("2026-11-23T15:00:00Z"),
  known: { account: ["default"], region: ["eu-west-1"] },
};

function issuesOf(text: string) {
  const reading = readFilterText(text, context);
  return "issues" in reading ? reading.issues : [];
}

describe("a local time", () => {
  it.each([
    "after:2026-10-25T02:30",
    "since 2026-10-25 02:30",
    "before:2026-10-25T02:30:00",
    "until 2026-10-25 02:30",
    "at 2026-10-25 02:30",
  ])("that occurs twice is asked about: %s", (text) => {
    expect(issuesOf(text).map(({ word, detail }) => `${word}: ${detail}`)).toEqual([
      `${text}: 02:30 occurs twice on 25 Oct 2026 in Europe/Berlin: the clocks go back. Write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00.`,
    ]);
  });

  it("that occurs twice is asked about, also without minutes", () => {
    expect(issuesOf("since 2026-10-25T02")).toEqual([
      expect.objectContaining({ detail: expect.stringContaining("02:00 occurs twice") }),
    ]);
  });

  it.each([
    ["since 2026-10-25 02:30 UTC", "2026-10-25T02:30:00Z"],
    ["after:2026-10-25T02:30 UTC", "2026-10-25T02:30:00Z"],
    ["since 2026-10-25 02:30 +0100", "2026-10-25T01:30:00Z"],
    ["since 2026-10-25T02:30+01", "2026-10-25T01:30:00Z"],
    ["since 25 Oct 2026, 02:30:00 GMT+1", "2026-10-25T01:30:00Z"],
    ["since 2026-11-23 14:00 America/Port of Spain", "2026-11-23T18:00:00Z"],
  ])("that names its zone is one instant: %s", (text, after) => {
    expect(readFilterText(text, context)).toEqual({ change: expect.objectContaining({ after }) });
    expect(readFilterText(`${text} owner:bob running`, context)).toMatchObject({
      change: { after, time: "running", owner: [{ value: "bob" }] },
    });
  });

  it("is explained, although its window is refused", () => {
    expect(issuesOf("since 2026-03-29T02 until 2026-03-28")).toEqual([
      expect.objectContaining({
        detail: expect.stringMatching(/02:00 does not exist .*Make before/),
      }),
    ]);
  });

  it.each(["since status:failed", "since 2026-11-23 UNTIL 2026-11-24"])(
    "ends before the next filter: %s",
    (text) => {
      const reading = readFilterText(text, context);
      expect("issues" in reading ? reading.issues.map(({ word }) => word) : []).toEqual(
        text.includes("status") ? ["since"] : [],
      );
    },
  );

  it("that does not exist is moved, and a note says so", () => {
    expect(readFilterText("since 2026-03-29 02:30", context)).toMatchObject({
      change: { after: "2026-03-29T01:30:00Z" },
      note: "02:30 does not exist on 29 Mar 2026 in Europe/Berlin: the clocks go forward. 03:30 is taken.",
    });
  });

  it.each(["since 2026-10-25", "after:2026-10-25T02:30+01:00", "since 2026-10-25 03:00"])(
    "that occurs once is taken as it is: %s",
    (text) => {
      expect(issuesOf(text)).toEqual([]);
      expect(readFilterText(text, context)).not.toHaveProperty("note");
    },
  );
});
