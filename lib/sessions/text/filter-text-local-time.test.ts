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
