import { describe, expect, test } from "vitest";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { timeEditor } from "@/components/testing/time-editor";

const WINDOW = "after=2026-11-23T14:00:00Z&before=2026-11-23T15:30:00Z";

describe("an absolute range", () => {
  test("is typed to the minute, by keys alone", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "231120261400");
    await timeEditor.type("To", "231120261530");
    await press("Enter");
    await expect.poll(address).toBe(`/history?${WINDOW}`);
    await expect.element(filterBar.chip("Started: 23 Nov 14:00 – 15:30 UTC")).toBeVisible();
  });

  test("may be open at its end", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "221120260905");
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?after=2026-11-22T09:05:00Z");
    await expect.element(filterBar.chip("Started: since 22 Nov 09:05 UTC")).toBeVisible();
  });

  test("is typed in the zone that the page shows", async () => {
    await openDashboard("/history?tz=local");
    await timeEditor.openAbsolute();
    await expect.element(timeEditor.popover).toHaveTextContent("Times in Europe/Berlin");
    await timeEditor.type("From", "231120261500");
    await timeEditor.type("To", "231120261630");
    await timeEditor.apply.click();
    await expect.poll(address).toBe(`/history?${WINDOW}&tz=local`);
    await expect
      .element(filterBar.chip("Started: 23 Nov 15:00 – 16:30 Europe/Berlin"))
      .toBeVisible();
  });

  test("replaces a relative one", async () => {
    await openDashboard("/history?range=7d");
    await filterBar.editButton("Started").click();
    await timeEditor.absolute.click();
    await timeEditor.type("From", "221120260905");
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?after=2026-11-22T09:05:00Z");
  });

  test("half typed is not taken for an open end", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "2211");
    await expect.element(timeEditor.issue).toHaveTextContent("Finish the date and time");
    await expect.element(timeEditor.apply).toHaveAttribute("aria-disabled", "true");
    await timeEditor.popover.getByRole("button", { name: "Clear From" }).click();
    await expect.element(timeEditor.issue).not.toBeInTheDocument();
    expect(address()).toBe("/history");
  });

  test("that ends before it begins is explained and cannot be applied", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "231120261530");
    await timeEditor.type("To", "231120261400");
    await expect
      .element(timeEditor.issue)
      .toHaveTextContent(/^To must be later than From: the window ends before it begins\.$/);
    await expect.element(timeEditor.apply).toHaveAttribute("aria-disabled", "true");
    await press("Enter");
    await expect.element(timeEditor.popover).toBeVisible();
    expect(address()).toBe("/history");
  });

  test("older than AWS remembers is explained", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "231020261400");
    await expect
      .element(timeEditor.issue)
      .toHaveTextContent(
        "From is too long ago. AWS keeps 30 days: before 24 Oct 2026 there is nothing to find.",
      );
    await expect.element(timeEditor.apply).toHaveAttribute("aria-disabled", "true");
  });
});

describe("a pasted time", () => {
  test("in ISO form keeps its instant", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.paste("From", "2026-11-23T14:32:00+01:00");
    await expect.element(timeEditor.part("hour", "From")).toHaveTextContent(/^13$/);
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?after=2026-11-23T13:32:00Z");
  });

  test("without a zone is meant in the page's", async () => {
    await openDashboard("/history?tz=local");
    await timeEditor.openAbsolute();
    await timeEditor.paste("From", "2026-11-23 14:32");
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?after=2026-11-23T13:32:00Z&tz=local");
  });

  test("that cannot be read gets an example", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.paste("From", "yesterday");
    await expect
      .element(timeEditor.issue)
      .toHaveTextContent("not a date and time such as 2026-11-23T14:32Z");
  });
});

describe("the calendar", () => {
  test("gives whole days", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    await timeEditor.day("Thursday, 19 November 2026").click();
    await timeEditor.day("Friday, 20 November 2026").click();
    await timeEditor.apply.click();
    await expect
      .poll(address)
      .toBe("/history?after=2026-11-19T00:00:00Z&before=2026-11-21T00:00:00Z");
  });

  test("ends 30 days ago and today, and says why", async () => {
    await openDashboard("/history");
    await timeEditor.openAbsolute();
    const isOff = async (name: string, isDisabled: boolean) => {
      const day = expect.element(timeEditor.day(name));
      await (isDisabled ? day : day.not).toHaveAttribute("aria-disabled", "true");
    };
    await isOff("Monday, 23 November 2026", false);
    await isOff("Tuesday, 24 November 2026", true);
    await timeEditor.popover.getByRole("button", { name: "Previous" }).click();
    await isOff("Saturday, 24 October 2026", false);
    await isOff("Friday, 23 October 2026", true);
    await expect
      .element(timeEditor.popover)
      .toHaveTextContent(
        "AWS keeps 30 days: before 24 Oct 2026 there is nothing to find. Future days have no sessions yet.",
      );
  });
});
