import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { sessionTable, texts } from "@/components/testing/session-table";

describe("an account or a region", () => {
  test("is filtered to from its cell", async () => {
    await openDashboard("/history");
    const cell = sessionTable.rows.getByRole("button", { name: "staging", exact: true });
    await cell.first().click();
    await page.getByRole("menuitem", { name: "Filter to this" }).click();
    await expect.poll(address).toBe("/history?account=staging");
    await expect.element(filterBar.chip("Account: staging")).toBeVisible();
    await expect.poll(() => sessionTable.distinct("Account")).toEqual(new Set(["staging"]));
  });

  test("is a filter among the others", async () => {
    await openDashboard("/history?owner=alice.chen");
    await filterBar.pick("Account");
    await expect.poll(() => texts(filterBar.options)).toEqual(["prod", "staging", "dev"]);
    await filterBar.option("dev").click();
    await filterBar.option("prod").click();
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?account=dev&account=prod&owner=alice.chen");
    await expect.element(filterBar.chip("Account: dev or prod")).toBeVisible();
  });

  test("goes with its chip", async () => {
    await openDashboard("/history?account=dev&region=eu-west-1");
    await filterBar.removeButton("Account").click();
    await expect.poll(address).toBe("/history?region=eu-west-1");
    await expect.element(filterBar.editButton("Region")).toHaveFocus();
  });
});
