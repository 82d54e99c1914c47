import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { sessionTable, texts } from "@/components/testing/session-table";

const MINUTE = 60_000;
const ALICE = "alice.chenAdminAccess";

const value = (name: string | RegExp) => sessionTable.rows.getByRole("button", { name }).first();
const entry = (name: string) => page.getByRole("menuitem", { name });

describe("Filter to this", () => {
  test("narrows to an owner as a person", async () => {
    await openDashboard("/history");
    await value(ALICE).click();
    await entry("Filter to this").click();
    await expect.poll(address).toBe("/history?owner=alice.chen");
    await expect.element(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect.poll(() => sessionTable.distinct("Owner")).toEqual(new Set([ALICE]));
  });

  test("narrows to a target", async () => {
    await openDashboard("/history");
    const cell = value(/^i-0[0-9a-f]{16}$/);
    await expect.element(cell).toBeVisible();
    const [target = ""] = texts(cell);
    await cell.click();
    await entry("Filter to this").click();
    await expect.poll(address).toBe(`/history?target=${target}`);
    await expect.poll(() => sessionTable.distinct("Target")).toEqual(new Set([target]));
  });

  test("narrows to a status, in place of others", async () => {
    await openDashboard("/history?status=Failed&status=Terminated");
    await value("Terminated").click();
    await entry("Filter to this").click();
    await expect.poll(address).toBe("/history?status=Terminated");
    await expect.element(filterBar.chip("Status: Terminated")).toBeVisible();
  });

  test("leaves the row closed", async () => {
    await openDashboard("/history");
    await value("Terminated").click();
    await expect.element(entry("Filter to this")).toBeVisible();
    await press("Escape");
    await expect.element(entry("Filter to this")).not.toBeInTheDocument();
    expect(texts(sessionTable.panel)).toEqual([]);
    expect(address()).toBe("/history");
  });
});

describe("a start", () => {
  test("filters to the time around it", async () => {
    await openDashboard("/history?range=7d");
    await expect.element(sessionTable.rows.first()).toBeVisible();
    const [instant = ""] = sessionTable.startedTimes();
    const started = Date.parse(instant);
    await sessionTable.rows.first().getByRole("time").click();
    await entry("Started within ±15 minutes").click();
    await expect
      .poll(() => texts(filterBar.chips))
      .toEqual([expect.stringMatching(/^Started.*23 Nov .* UTC$/)]);
    const { searchParams } = new URL(location.href);
    expect([...searchParams.keys()]).toEqual(["after", "before"]);
    expect(Date.parse(searchParams.get("after") ?? "")).toBe(started - 15 * MINUTE);
    expect(Date.parse(searchParams.get("before") ?? "")).toBe(started + 15 * MINUTE);
    await expect.poll(sessionTable.startedTimes).toEqual([instant]);
  });
});

describe("Exclude", () => {
  test("rules a value out", async () => {
    await openDashboard("/history");
    await value(ALICE).click();
    await entry("Exclude").click();
    await expect.poll(address).toBe("/history?owner=!alice.chen");
    await expect.element(filterBar.chip("Owner is not: alice.chen")).toBeVisible();
    await expect.poll(() => sessionTable.column("Owner")).not.toContain(ALICE);
  });

  test("adds to what is ruled out already", async () => {
    await openDashboard("/history?owner=!bob");
    await value(ALICE).click();
    await entry("Exclude").click();
    await expect.poll(address).toBe("/history?owner=!alice.chen&owner=!bob");
    await expect.element(filterBar.chip("Owner is not: alice.chen or bob")).toBeVisible();
  });
});
