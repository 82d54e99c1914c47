import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { texts } from "@/components/testing/session-table";
import { FIELDS, FILTER_KEYS } from "@/lib/sessions/query/fields";

const THREE = "/history?range=30d&owner=alice.chen&status=Terminated";

/** The labels of the chips, each with what follows it in the chip. */
const starts = (...labels: string[]) =>
  labels.map((label) => expect.stringMatching(new RegExp(`^${label}`)));

describe("chips", () => {
  test("stand in one order, whatever the link's", async () => {
    const values = FILTER_KEYS.map((key) => `${key}=${FIELDS[key].oneOf?.at(-1) ?? "x"}`);
    await openDashboard(`/history?${["range=7d", ...values].toReversed().join("&")}`);
    const all = FILTER_KEYS.map((key) => FIELDS[key].label);
    await expect.poll(() => texts(filterBar.chips)).toEqual(starts("Started", ...all));
  });

  test("show two values and how many more there are", async () => {
    await openDashboard("/history?owner=a&owner=b&owner=c&owner=d&owner=e");
    await expect.element(filterBar.chip("Owner: a, b +3")).toBeVisible();
  });

  test("show a person for an ARN", async () => {
    await openDashboard("/history?owner=arn:aws:sts::123456789012:assumed-role/SRE/alice.chen");
    await expect.element(filterBar.chip("Owner: alice.chen (SRE)")).toBeVisible();
  });

  test("go with their ×, and the next gets the focus", async () => {
    await openDashboard(THREE);
    await filterBar.removeButton("Owner").click();
    await expect.poll(address).toBe("/history?status=Terminated&range=30d");
    await expect.poll(() => texts(filterBar.chips)).toHaveLength(2);
    await expect.element(filterBar.editButton("Status")).toHaveFocus();
  });

  test("go with Backspace, and the next gets the focus", async () => {
    await openDashboard(THREE);
    filterBar.editButton("Started").element().focus();
    await press("Backspace");
    await expect.poll(address).toBe("/history?owner=alice.chen&status=Terminated");
    await expect.element(filterBar.editButton("Owner")).toHaveFocus();
  });

  test("go with Delete one after the other, the focus ending on + Filter", async () => {
    await openDashboard(THREE);
    filterBar.editButton("Owner").element().focus();
    await press("Delete");
    await expect.element(filterBar.editButton("Status")).toHaveFocus();
    await press("Delete");
    await expect.element(filterBar.editButton("Started")).toHaveFocus();
    await press("Delete");
    await expect.element(filterBar.addButton).toHaveFocus();
    await expect.poll(address).toBe("/history");
  });

  test("all go with Clear all, which keeps the rest of the link", async () => {
    await openDashboard(`${THREE}&tz=local`);
    await filterBar.clearAll.click();
    await expect.poll(address).toBe("/history?tz=local");
    await expect.poll(() => texts(filterBar.chips)).toEqual([]);
    await expect.element(filterBar.clearAll).not.toBeInTheDocument();
    await expect.element(filterBar.addButton).toHaveFocus();
  });

  test("stay when the tab is switched", async () => {
    await openDashboard(THREE);
    await page.getByRole("link", { name: /^Active/ }).click();
    await expect.poll(address).toBe("/active?owner=alice.chen&status=Terminated&range=30d");
    await expect.poll(() => texts(filterBar.chips)).toEqual(starts("Started", "Owner", "Status"));
  });
});

describe("the mark of a chip", () => {
  test.each([
    ["status=Failed", "Status: Failed", "AWS"],
    ["target=i-0123456789abcdef0", "Target: i-0123456789abcdef0", "AWS"],
    ["range=7d", "Started: last 7 days", "AWS"],
    ["account=prod", "Account: prod", "AWS"],
    ["status=!Failed", "Status is not: Failed", "Sessionscope"],
    ["owner=alice.chen", "Owner: alice.chen", "Sessionscope"],
    ["reason=~INC", "Reason contains: INC", "Sessionscope"],
    ["kind=ssh", "Kind: SSH", "Sessionscope"],
  ] as const)("says who applies %s", async (query, chip, who) => {
    await openDashboard(`/history?${query}`);
    await expect.element(filterBar.chip(chip)).toHaveTextContent(`, applied by ${who}`);
    const mark = filterBar.chip(chip).getByTitle(new RegExp(`^Applied by ${who}`));
    await expect.element(mark).toBeVisible();
  });
});

describe("a phone of 360 pixels", () => {
  test.each([
    "/history?owner=alice.chen&status=Terminated&range=7d",
    "/history?account=prod&status=!Failed&reason=~INC&range=7d&time=running",
  ])("shows %s without scrolling sideways", async (path) => {
    await openDashboard(path, { viewport: { width: 360, height: 740 } });
    await expect.element(filterBar.clearAll).toBeVisible();
    expect(document.documentElement.scrollWidth).toBe(360);
  });
});

describe("keys", () => {
  test("only write while a field has the focus", async () => {
    await openDashboard("/active");
    await filterBar.pick("Owner");
    await press(..."jk/?lrcf");
    await expect.element(filterBar.field).toHaveValue("jk/?lrcf");
    await press("Escape");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    await expect.element(page.getByRole("button", { name: "Pause live updates" })).toBeVisible();
    expect(texts(page.getByRole("status").filter({ hasText: "Copied" }))).toEqual([]);
    expect(address()).toBe("/active");
  });
});
