import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press, pressOutside } from "@/components/testing/keys";
import { sessionTable, texts } from "@/components/testing/session-table";
import { FIELDS, FILTER_KEYS } from "@/lib/sessions/query/fields";

describe("the editor of a filter", () => {
  test("says what is wrong with a value and loses nothing", async () => {
    const long = "x".repeat(257);
    await openDashboard("/history");
    await filterBar.pick("Owner");
    await filterBar.option("alice.chen").click();
    await filterBar.field.fill(long);
    await filterBar.apply.click();
    await expect
      .element(filterBar.popover)
      .toHaveTextContent("the value has 257 characters; AWS allows 256.");
    await expect.element(filterBar.field).toHaveValue(long);
    await expect.element(filterBar.popover).toHaveTextContent("1 chosen");
    expect(address()).toBe("/history");
  });

  test("names the statuses that exist", async () => {
    await openDashboard("/history");
    await filterBar.pick("Status");
    await filterBar.field.fill("Bogus");
    await expect.element(filterBar.popover).toHaveTextContent("No such value.");
    await press("Enter");
    await expect
      .element(filterBar.popover)
      .toHaveTextContent("“Bogus” is not one of Connected, Connecting");
  });

  test("applies on a press outside, which opens nothing", async () => {
    await openDashboard("/history");
    await expect.element(sessionTable.rows.nth(10)).toBeVisible();
    await filterBar.pick("Owner");
    await filterBar.option("alice.chen").click();
    await pressOutside();
    await expect.element(filterBar.popover).not.toBeInTheDocument();
    await expect.poll(address).toBe("/history?owner=alice.chen");
    expect(texts(sessionTable.panel)).toEqual([]);
  });

  test("takes a whole typed value along on a press outside", async () => {
    await openDashboard("/history");
    await filterBar.pick("Target");
    await filterBar.field.fill("i-0123456789abcdef0");
    await pressOutside();
    await expect.poll(address).toBe("/history?target=i-0123456789abcdef0");
  });

  test("discards on Esc and clears no filter", async () => {
    await openDashboard("/history?owner=alice.chen&status=Terminated");
    await filterBar.edit("Owner");
    await filterBar.field.fill("someone.else");
    await press("Enter");
    await expect.element(filterBar.popover).toHaveTextContent("2 chosen");
    await press("Escape");
    await expect.element(filterBar.popover).not.toBeInTheDocument();
    await expect.element(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect.element(filterBar.chip("Status: Terminated")).toBeVisible();
    expect(address()).toBe("/history?owner=alice.chen&status=Terminated");
  });

  test("leads back to the menu of keys", async () => {
    // With one account and one region there is nothing to choose among them.
    const accounts = [{ id: "default", name: "default", regions: ["eu-west-1"] }];
    await openDashboard("/history", { accounts });
    await filterBar.pick("Owner");
    await filterBar.popover.getByRole("button", { name: "Back to all filters" }).click();
    await expect
      .poll(() => texts(filterBar.popover.getByRole("menuitem")))
      .toEqual(["Started", ...FILTER_KEYS.map((key) => FIELDS[key].label)]);
    await press("Escape");
    await expect.element(filterBar.popover).not.toBeInTheDocument();
    expect(address()).toBe("/history");
  });

  test("changes a chip in place", async () => {
    await openDashboard("/history?owner=alice.chen&owner=bob&status=Terminated");
    await filterBar.edit("Owner");
    await expect.element(filterBar.option("alice.chen")).toHaveAttribute("aria-selected", "true");
    await filterBar.option("alice.chen").click();
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?owner=bob&status=Terminated");
    await expect.element(filterBar.chip("Owner: bob")).toBeVisible();
  });

  test("takes the chip out when no value is left", async () => {
    await openDashboard("/history?owner=alice.chen&status=Terminated");
    await filterBar.edit("Owner");
    await filterBar.option("alice.chen").click();
    await expect.element(filterBar.popover).toHaveTextContent("None chosen");
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?status=Terminated");
    await expect.poll(() => texts(filterBar.chips)).toHaveLength(1);
  });
});

describe("equal views", () => {
  test("have equal links, whatever the order of the steps", async () => {
    await openDashboard("/history?range=7d");
    await filterBar.add("Status", "Terminated");
    await filterBar.add("Owner", "m.rodriguez");
    await filterBar.edit("Owner");
    await filterBar.field.fill("alice.chen");
    await filterBar.apply.click();
    await expect
      .poll(address)
      .toBe("/history?owner=alice.chen&owner=m.rodriguez&status=Terminated&range=7d");
  });

  test("have equal links, whatever the link's order was", async () => {
    await openDashboard("/history?range=168h&status=Terminated&owner=m.rodriguez&owner=alice.chen");
    await filterBar.add("Access type", "Standard");
    await filterBar.edit("Started");
    await page.getByRole("textbox", { name: "Length of the range" }).click();
    await press("Enter");
    await expect.element(filterBar.popover).not.toBeInTheDocument();
    await filterBar.removeButton("Status").click();
    await expect
      .poll(address)
      .toBe("/history?owner=alice.chen&owner=m.rodriguez&accessType=Standard&range=7d");
  });

  test("leave the usual time zone out", async () => {
    await openDashboard("/history?tz=local");
    await page.getByRole("button", { name: "Time zone: Europe/Berlin" }).click();
    await page.getByRole("menuitem", { name: "UTC" }).click();
    await expect.poll(address).toBe("/history");
  });
});
