import { expect, test } from "../../support/fixtures";

test.describe("the editor of a filter", () => {
  test("says what is wrong with a value and loses nothing", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    const long = "x".repeat(257);
    await sessionsPage.goto("/history");
    await filterBar.pick("Owner");
    await filterBar.option("alice.chen").click();
    await filterBar.field.fill(long);
    await filterBar.apply.click();
    await expect(filterBar.popover).toContainText("the value has 257 characters; AWS allows 256.");
    await expect(filterBar.field).toHaveValue(long);
    await expect(filterBar.popover).toContainText("1 chosen");
    await expect(page).toHaveURL("/history");
  });

  test("names the statuses that there are", async ({ sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Status");
    await filterBar.field.fill("Bogus");
    await expect(filterBar.popover).toContainText("No such value.");
    await filterBar.field.press("Enter");
    await expect(filterBar.popover).toContainText("“Bogus” is not one of Connected, Connecting");
  });

  test("applies on a press outside, which opens nothing", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history");
    const box = await sessionsPage.rows.nth(10).boundingBox();
    await filterBar.pick("Owner");
    await filterBar.option("alice.chen").click();
    await page.mouse.click((box?.x ?? 0) + 1000, (box?.y ?? 0) + 5);
    await expect(filterBar.popover).toBeHidden();
    await expect(page).toHaveURL("/history?owner=alice.chen");
  });

  test("takes a whole typed value along on a press outside", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Target");
    await filterBar.field.fill("i-0123456789abcdef0");
    await page.mouse.click(1000, 600);
    await expect(page).toHaveURL("/history?target=i-0123456789abcdef0");
  });

  test("discards on Esc and clears no filter", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=alice.chen&status=Terminated");
    await filterBar.edit("Owner");
    await filterBar.field.fill("someone.else");
    await filterBar.field.press("Enter");
    await expect(filterBar.popover).toContainText("2 chosen");
    await page.keyboard.press("Escape");
    await expect(filterBar.popover).toBeHidden();
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect(filterBar.chip("Status: Terminated")).toBeVisible();
    await expect(page).toHaveURL("/history?owner=alice.chen&status=Terminated");
  });

  test("leads back to the menu of keys", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Owner");
    await filterBar.popover.getByRole("button", { name: "Back to all filters" }).click();
    await expect(filterBar.popover.getByRole("menuitem")).toHaveText([
      "Started",
      "Owner",
      "Target",
      "Status",
      "Access type",
      "Session ID",
      "Kind",
      "Document",
      "Reason",
    ]);
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL("/history");
  });

  test("changes a chip in place", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=alice.chen&owner=bob&status=Terminated");
    await filterBar.edit("Owner");
    await expect(filterBar.option("alice.chen")).toHaveAttribute("aria-selected", "true");
    await filterBar.option("alice.chen").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?owner=bob&status=Terminated");
    await expect(filterBar.chip("Owner: bob")).toBeVisible();
  });

  test("takes the chip out when no value is left", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=alice.chen&status=Terminated");
    await filterBar.edit("Owner");
    await filterBar.option("alice.chen").click();
    await expect(filterBar.popover).toContainText("None chosen");
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?status=Terminated");
    await expect(filterBar.chips).toHaveCount(1);
  });
});
