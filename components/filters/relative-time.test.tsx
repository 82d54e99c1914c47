import { describe, expect, test } from "vitest";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { timeEditor } from "@/components/testing/time-editor";

describe("a relative range", () => {
  test.each([
    ["last 15 minutes", "15m"],
    ["last hour", "1h"],
    ["last 6 hours", "6h"],
    ["last 24 hours", "24h"],
    ["last 7 days", "7d"],
    ["last 30 days", "30d"],
  ])("of the %s takes one press", async (label, range) => {
    await openDashboard("/active");
    await timeEditor.open();
    await timeEditor.preset(label).click();
    await expect.poll(address).toBe(`/active?range=${range}`);
    await expect.element(filterBar.chip(`Started: ${label}`)).toBeVisible();
  });

  test("can be any number of minutes", async () => {
    await openDashboard("/history");
    await timeEditor.open();
    await timeEditor.count.fill("95");
    await timeEditor.unit.selectOptions("minutes");
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?range=95m");
    await expect.element(filterBar.chip("Started: last 95 minutes")).toBeVisible();
  });

  test("is written in one way, however it was typed", async () => {
    await openDashboard("/history");
    await timeEditor.open();
    await timeEditor.unit.selectOptions("hours");
    await timeEditor.count.fill("48");
    await press("Enter");
    await expect.poll(address).toBe("/history?range=2d");
  });

  test("of more than 30 days is explained before it is applied", async () => {
    await openDashboard("/history");
    await timeEditor.open();
    await timeEditor.count.fill("31");
    await timeEditor.unit.selectOptions("days");
    await expect
      .element(timeEditor.popover.getByRole("status"))
      .toHaveTextContent(/^AWS keeps 30 days, so a longer range finds nothing more\.$/);
    await expect.element(timeEditor.count).toHaveAccessibleDescription(/AWS keeps 30 days/);
    await expect.element(timeEditor.apply).toHaveAttribute("aria-disabled", "true");
    await timeEditor.count.fill("30");
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?range=30d");
  });

  test("is discarded with Esc", async () => {
    await openDashboard("/history?range=7d");
    await filterBar.editButton("Started").click();
    await expect.element(timeEditor.preset("last 7 days")).toHaveAttribute("aria-selected", "true");
    await timeEditor.count.fill("3");
    await press("Escape");
    await expect.element(timeEditor.popover).not.toBeInTheDocument();
    expect(address()).toBe("/history?range=7d");
  });
});

describe("sessions open in a window", () => {
  const running = timeEditor.popover.getByRole("switch");

  test("are a switch in the picker", async () => {
    await openDashboard("/history");
    await timeEditor.open();
    await expect.element(running).toHaveAccessibleName(/^Open at any time/);
    await expect.element(running).not.toBeChecked();
    running.element().focus();
    await press("Space");
    await expect.element(running).toBeChecked();
    await timeEditor.preset("last 6 hours").click();
    await expect.poll(address).toBe("/history?range=6h&time=running");
    await expect.element(filterBar.chip("Running: last 6 hours")).toBeVisible();
  });

  test("are switched off in the picker", async () => {
    await openDashboard("/history?range=6h&time=running");
    await filterBar.edit("Running");
    await expect.element(filterBar.popover).toHaveAccessibleName("Edit filter Running");
    await running.click();
    await timeEditor.apply.click();
    await expect.poll(address).toBe("/history?range=6h");
    await expect.element(filterBar.chip("Started: last 6 hours")).toBeVisible();
    await expect.element(timeEditor.popover).not.toBeInTheDocument();
  });

  test("go with their chip", async () => {
    await openDashboard("/history?range=1h&time=running&owner=alice.chen");
    await filterBar.removeButton("Running").click();
    await expect.poll(address).toBe("/history?owner=alice.chen");
  });
});
