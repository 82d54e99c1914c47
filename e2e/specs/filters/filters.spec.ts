import { columnTexts } from "../../pages/columns";
import { expect, test } from "../../support/fixtures";

test.describe("a filter is added", () => {
  test("with the pointer, by owner", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Owner");
    await filterBar.option("m.rodriguez").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?owner=m.rodriguez");
    await expect(filterBar.chip("Owner: m.rodriguez")).toBeVisible();
    await expect
      .poll(async () => new Set(await columnTexts(page, "Owner")))
      .toEqual(new Set(["m.rodriguezSRE-OnCall"]));
  });

  test("with the key /, by status", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await page.keyboard.press("/");
    await filterBar.popover.getByRole("menuitem", { name: "Status" }).click();
    await filterBar.option("Failed").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?status=Failed");
    await expect
      .poll(async () => new Set(await columnTexts(page, "Status")))
      .toEqual(new Set(["Failed"]));
  });

  test("by target", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Target");
    const target = (await filterBar.options.filter({ hasText: "i-0" }).first().textContent()) ?? "";
    await filterBar.option(target).click();
    await filterBar.apply.click();
    await expect(page).toHaveURL(`/history?target=${target}`);
    await expect
      .poll(async () => new Set(await columnTexts(page, "Target")))
      .toEqual(new Set([target]));
  });

  test("by session id", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    const [id = ""] = await columnTexts(page, "Session ID");
    await filterBar.pick("Session ID");
    await filterBar.option(id).click();
    await filterBar.apply.click();
    await expect(page).toHaveURL(`/history?sessionId=${id}`);
    await expect.poll(() => columnTexts(page, "Session ID")).toEqual([id]);
  });

  test("by access type", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Access type");
    await filterBar.option("JustInTime").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?accessType=JustInTime");
    await expect(filterBar.chip("Access type: JustInTime")).toBeVisible();
    await sessionsPage.rows.first().click();
    await expect(sessionsPage.panel).toContainText("Access typeJust-in-time");
    await sessionsPage.rows.nth(1).click();
    await expect(sessionsPage.panel).toContainText("Access typeJust-in-time");
  });
});

test.describe("values", () => {
  test("are suggested from the rows seen", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=priya.nair");
    await expect.poll(async () => (await columnTexts(page, "Owner")).length).toBeGreaterThan(1);
    await filterBar.pick("Owner");
    await expect(filterBar.options).toHaveText([
      /^priya\.nair$/,
      /assumed-role\/DBA\/priya\.nair$/,
    ]);
  });

  test("are narrowed by typing", async ({ sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Owner");
    await filterBar.field.fill("OKAFOR");
    await expect(filterBar.options).toHaveText([/^devon\.okafor$/, /devon\.okafor$/]);
  });

  test("can be typed freely", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Owner");
    await filterBar.field.fill("nobody.known");
    await filterBar.field.press("Enter");
    await expect(filterBar.option("nobody.known")).toHaveAttribute("aria-selected", "true");
    await filterBar.field.press("Enter");
    await expect(page).toHaveURL("/history?owner=nobody.known");
  });

  test("take the spelling of a suggestion", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.add("Owner", "ALICE.CHEN");
    await expect(page).toHaveURL("/history?owner=alice.chen");
  });

  test("of one chip are alternatives", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Owner");
    await filterBar.option("m.rodriguez").click();
    await filterBar.option("alice.chen").click();
    await expect(filterBar.popover).toContainText("2 chosen");
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?owner=alice.chen&owner=m.rodriguez");
    await expect(filterBar.chip("Owner: alice.chen or m.rodriguez")).toBeVisible();
    await expect
      .poll(async () => new Set(await columnTexts(page, "Owner")))
      .toEqual(new Set(["alice.chenAdminAccess", "m.rodriguezSRE-OnCall"]));
  });

  test("of different chips must all hold", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    await filterBar.add("Status", "Failed");
    await expect(page).toHaveURL("/history?owner=alice.chen&status=Failed");
    await expect
      .poll(async () => [
        new Set(await columnTexts(page, "Owner")),
        new Set(await columnTexts(page, "Status")),
      ])
      .toEqual([new Set(["alice.chenAdminAccess"]), new Set(["Failed"])]);
  });

  test("under the other tab only are told apart", async ({ sessionsPage, filterBar }) => {
    await sessionsPage.goto("/active");
    await filterBar.pick("Status");
    const others = filterBar.popover.getByRole("group", { name: "Never listed under this tab" });
    await expect(others.getByRole("option")).toHaveText(["Terminated", "Failed"]);
  });
});

test.describe("a filter without a match", () => {
  test("says so, and clearing it brings the rows back", async ({ page, sessionsPage }) => {
    await page.goto("/history?owner=alice.chen&sessionId=alice.chen-0");
    await expect(
      page.getByRole("heading", { name: "No session matches these filters" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Clear all filters" }).click();
    await expect(page).toHaveURL("/history");
    await expect(sessionsPage.rows.first()).toBeVisible();
  });

  test("explains a status of the other tab and leads there", async ({ page, sessionsPage }) => {
    await page.goto("/active?status=Terminated");
    await expect(page.getByRole("status").filter({ hasText: "listed under History" })).toHaveText(
      /Terminated sessions are listed under History, never here\./,
    );
    await page.getByRole("link", { name: "Look in History" }).click();
    await expect(page).toHaveURL("/history?status=Terminated");
    await expect(sessionsPage.rows.first()).toContainText("Terminated");
  });
});
