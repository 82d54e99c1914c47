import { expect, test } from "../../support/fixtures";

const THREE = "/history?range=30d&owner=alice.chen&status=Terminated";

test.describe("chips", () => {
  test("stand in one order, whatever the link's", async ({ page, filterBar }) => {
    await page.goto(
      "/history?reason=~x&document=d&kind=ssh&accessType=Standard&status=Terminated&sessionId=a&range=7d&target=i-00000000&owner=bob",
    );
    const labels = ["Started", "Owner", "Target", "Status", "Access type", "Session ID"];
    const all = [...labels, "Kind", "Document", "Reason"];
    await expect(filterBar.chips).toHaveText(all.map((label) => new RegExp(`^${label}`)));
  });

  test("show two values and how many more there are", async ({ page, filterBar }) => {
    await page.goto("/history?owner=a&owner=b&owner=c&owner=d&owner=e");
    await expect(filterBar.chip("Owner: a, b +3")).toBeVisible();
  });

  test("show a person for an ARN", async ({ page, filterBar }) => {
    await page.goto("/history?owner=arn:aws:sts::123456789012:assumed-role/SRE/alice.chen");
    await expect(filterBar.chip("Owner: alice.chen (SRE)")).toBeVisible();
  });

  test("go with their ×, and the next gets the focus", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto(THREE);
    await filterBar.removeButton("Owner").click();
    await expect(page).toHaveURL("/history?status=Terminated&range=30d");
    await expect(filterBar.chips).toHaveCount(2);
    await expect(filterBar.editButton("Status")).toBeFocused();
  });

  test("go with Backspace, and the next gets the focus", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto(THREE);
    await filterBar.editButton("Started").focus();
    await page.keyboard.press("Backspace");
    await expect(page).toHaveURL("/history?owner=alice.chen&status=Terminated");
    await expect(filterBar.editButton("Owner")).toBeFocused();
  });

  test("go with Delete one after the other, the focus ending on + Filter", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto(THREE);
    await filterBar.editButton("Owner").focus();
    await page.keyboard.press("Delete");
    await expect(filterBar.editButton("Status")).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(filterBar.editButton("Started")).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(filterBar.addButton).toBeFocused();
    await expect(page).toHaveURL("/history");
  });

  test("all go with Clear all, which keeps the rest of the link", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto(`${THREE}&tz=local`);
    await filterBar.clearAll.click();
    await expect(page).toHaveURL("/history?tz=local");
    await expect(filterBar.chips).toHaveCount(0);
    await expect(filterBar.clearAll).toBeHidden();
    await expect(filterBar.addButton).toBeFocused();
  });

  test("survive a reload", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.add("Owner", "alice.chen");
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await page.reload();
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect(sessionsPage.rows.first()).toContainText("alice.chen");
  });

  test("stay when the tab is switched", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto(THREE);
    await page.getByRole("link", { name: /^Active/ }).click();
    await expect(page).toHaveURL("/active?owner=alice.chen&status=Terminated&range=30d");
    await expect(filterBar.chips).toHaveText([/^Started/, /^Owner/, /^Status/]);
  });

  test("follow Back and Forward step by step", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.add("Owner", "alice.chen");
    await expect(filterBar.chips).toHaveCount(1);
    await filterBar.add("Status", "Terminated");
    await expect(filterBar.chips).toHaveCount(2);
    await filterBar.removeButton("Owner").click();
    await expect(filterBar.chips).toHaveText([/^Status/]);

    await page.goBack();
    await expect(filterBar.chips).toHaveText([/^Owner/, /^Status/]);
    await page.goBack();
    await expect(filterBar.chips).toHaveText([/^Owner/]);
    await page.goBack();
    await expect(filterBar.chips).toHaveCount(0);
    await expect(page).toHaveURL("/history");
    await page.goForward();
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect(page).toHaveURL("/history?owner=alice.chen");
  });
});
