import { clipboardText } from "../../pages/clipboard";
import { violations } from "../../support/axe";
import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";
import { accountOf } from "../../support/many-accounts";

test("a suggestion taken by the keyboard is applied by the next Enter", async ({
  page,
  sessionsPage,
  filterText,
}) => {
  await sessionsPage.goto("/history");
  await filterText.open();
  await page.keyboard.type("owner:ali");
  await expect(filterText.entries.first()).toContainText("alice.chen");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(filterText.field).toHaveValue("owner:alice.chen ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/history?owner=alice.chen");
});

for (const path of [
  "/history?owner=alice.chen&status=Terminated&range=7d",
  "/history?account=prod&status=!Failed&reason=~INC&range=7d&time=running",
]) {
  test.describe("a phone of 360 pixels", () => {
    test.use({ viewport: { width: 360, height: 740 } });

    test(`shows ${path} without scrolling sideways`, async ({ page, sessionsPage }) => {
      await sessionsPage.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    });
  });
}

test("axe finds nothing on the menu of operators", async ({ page, sessionsPage, operatorMenu }) => {
  await sessionsPage.goto("/history?status=!Failed");
  await operatorMenu.button("Status is not").click();
  await expect(operatorMenu.choices.first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("axe finds nothing on a chip of “is”", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("/history?owner=alice.chen");
  expect(await violations(page)).toEqual([]);
});

test.describe("with a source missing", () => {
  test.use({
    configured: { accounts: [accountOf("prod"), accountOf("denied", "sessionscope-denied")] },
  });

  test("axe finds nothing on the notice", async ({ page, sessionsPage, sourcesNotice }) => {
    await sessionsPage.goto("/active");
    await expect(sourcesNotice.notice).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});

test.describe("with a clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("a copied command leads back to its account", async ({ page, sessionsPage, filterText }) => {
    const view = "/history?account=dev&region=eu-west-1&target=i-0123456789abcdef0&status=Failed";
    await page.goto(view);
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Copy as AWS CLI" }).click();
    await expect(page.getByText("Copied the AWS CLI command")).toBeVisible();
    const text = await clipboardText(page);
    await sessionsPage.goto("/active");
    await filterText.paste(text);
    await expect(page).toHaveURL(view);
  });
});
