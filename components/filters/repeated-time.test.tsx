import { describe, expect, test } from "vitest";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { timeEditor } from "@/components/testing/time-editor";

describe("a local time that occurs twice", () => {
  const first = timeEditor.popover.getByRole("radio", { name: "first, GMT-4" });
  const second = timeEditor.popover.getByRole("radio", { name: "second, GMT-5" });

  test("is asked about when it is typed", async () => {
    await openDashboard("/history?tz=America/New_York");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "011120260130");
    await expect.element(timeEditor.popover).toHaveTextContent("01:30 occurs twice");
    await expect.element(first).toBeChecked();
    await second.click();
    await expect.element(second).toBeChecked();
    await expect.element(timeEditor.part("hour", "From")).toHaveTextContent(/^01$/);
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?after=2026-11-01T06:30:00Z&tz=America/New_York");
    await expect
      .element(filterBar.chip("Started: since 1 Nov 01:30 GMT-5 America/New York"))
      .toBeVisible();
    await filterBar.editButton("Started").click();
    await expect.element(second).toBeChecked();
  });

  test("keeps the chosen hour while the minutes are corrected", async () => {
    await openDashboard("/history?after=2026-11-01T06:30:00Z&tz=America/New_York");
    await filterBar.editButton("Started").click();
    await expect.element(timeEditor.part("minute", "From")).toBeVisible();
    timeEditor.part("minute", "From").element().focus();
    await press("ArrowUp");
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?after=2026-11-01T06:31:00Z&tz=America/New_York");
  });

  test("is asked about when it is pasted without its offset", async () => {
    await openDashboard("/history?tz=America/New_York");
    await timeEditor.openAbsolute();
    await timeEditor.paste("From", "2026-11-01 01:45");
    await expect.element(first).toBeChecked();
    await timeEditor.paste("From", "2026-11-01T01:45-05:00");
    await expect.element(second).toBeChecked();
    await press("Enter");
    await expect.poll(address).toBe("/history?after=2026-11-01T06:45:00Z&tz=America/New_York");
  });

  test("does not exist in other hours", async () => {
    await openDashboard("/history?tz=America/New_York");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "011120260200");
    await expect.element(timeEditor.apply).not.toHaveAttribute("aria-disabled", "true");
    await expect.element(timeEditor.popover).not.toHaveTextContent("occurs twice");
  });
});

test("a local time that does not exist is named, with the one that is taken", async () => {
  await openDashboard("/history?tz=Australia/Sydney");
  await timeEditor.openAbsolute();
  await timeEditor.type("From", "041020260230");
  await expect
    .element(timeEditor.popover)
    .toHaveTextContent(
      "02:30 does not exist on 4 Oct 2026 in Australia/Sydney: the clocks go forward. 03:30 is taken.",
    );
  await expect.element(timeEditor.part("hour", "From")).toHaveTextContent(/^02$/);
});
