import { describe, expect, it } from "vitest";
import { retentionReason, windowIssue } from "./window-draft";

const now = Date.parse("2026-11-23T17:40:00Z");
const ms = (text: string | null) => (text === null ? null : Date.parse(text));

describe("windowIssue", () => {
  it.each([
    [null, null],
    ["2026-11-22T14:00Z", null],
    [null, "2026-11-22T14:00Z"],
    ["2026-11-22T14:00Z", "2026-11-22T14:01Z"],
    ["2026-10-24T00:00Z", "2026-11-24T00:00Z"],
  ])("accepts %s to %s", (after, before) => {
    expect(windowIssue({ after: ms(after), before: ms(before) }, now, "UTC")).toBeNull();
  });

  it.each([
    [
      "2026-11-22T14:00Z",
      "2026-11-22T14:00Z",
      "To must be later than From: the window holds nothing.",
    ],
    ["2026-11-22T14:00Z", "2026-11-22T13:59Z", "the window ends before it begins."],
    ["2026-10-23T23:59Z", null, "From is too long ago"],
    [null, "2026-10-24T00:00Z", "To is too long ago"],
    ["2026-11-23T17:41Z", null, "From is in the future"],
  ])("explains what is wrong with %s to %s", (after, before, issue) => {
    expect(windowIssue({ after: ms(after), before: ms(before) }, now, "UTC")).toContain(issue);
  });

  it("counts days in the reader's zone", () => {
    const draft = { after: ms("2026-10-23T22:00Z"), before: null };
    expect(windowIssue(draft, now, "Europe/Berlin")).toBeNull();
    expect(windowIssue(draft, now, "UTC")).not.toBeNull();
  });
});

describe("retentionReason", () => {
  it("names the day before which AWS keeps nothing", () => {
    expect(retentionReason(now, "UTC")).toBe(
      "AWS keeps 30 days: before 24 Oct 2026 there is nothing to find.",
    );
  });
});
