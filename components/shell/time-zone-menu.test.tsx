import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { sessionTable, texts } from "@/components/testing/session-table";

describe("the time zone", () => {
  test("changes the printed times and not the listed sessions", async () => {
    const window = "after=2026-11-23T14:00:00Z&before=2026-11-23T15:30:00Z";
    await openDashboard(`/history?${window}`);
    await expect.element(filterBar.chip("Started: 23 Nov 14:00 – 15:30 UTC")).toBeVisible();
    await expect.element(sessionTable.rows.first()).toBeVisible();
    const ids = sessionTable.ids();
    expect(ids).not.toEqual([]);
    const [first = ""] = sessionTable.column("Started");
    await page.getByRole("button", { name: "Time zone: UTC" }).click();
    await page.getByRole("menuitem", { name: "Local time" }).click();
    await expect
      .element(filterBar.chip("Started: 23 Nov 15:00 – 16:30 Europe/Berlin"))
      .toBeVisible();
    expect(address()).toBe(`/history?${window}&tz=Europe/Berlin`);
    expect(sessionTable.ids()).toEqual(ids);
    expect(sessionTable.column("Started")[0]).toBe(
      first.replace(/^\d+/, (hour) => String(Number(hour) + 1)),
    );
  });

  test("of this computer has its name in the address, and stays the local time", async () => {
    await openDashboard("/history");
    await page.getByRole("button", { name: "Time zone: UTC" }).click();
    await page.getByRole("menuitem", { name: "Local time" }).click();
    await expect.poll(address).toBe("/history?tz=Europe/Berlin");
    await page.getByRole("button", { name: "Time zone: Europe/Berlin" }).click();
    await expect.element(page.getByRole("menuitem", { name: "Local time" })).toBeVisible();
    expect(texts(page.getByRole("menuitem"))).toEqual(["UTC", "Local time"]);
  });
});
