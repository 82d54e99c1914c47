import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";

test.describe("filters typed as text", () => {
  test("become chips and the URL", async ({ page, sessionsPage, filterBar, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.apply("owner:alice.chen -status:Failed reason:~INC last 7d");
    await expect(page).toHaveURL("/history?owner=alice.chen&status=!Failed&reason=~INC&range=7d");
    await expect(filterBar.chip("Started: last 7 days")).toBeVisible();
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect(filterBar.chip("Status is not: Failed")).toBeVisible();
    await expect(filterBar.chip("Reason contains: INC")).toBeVisible();
    await expect(filterText.dialog).toBeHidden();
  });

  test("may be of any key", async ({ page, sessionsPage, filterText, filterBar }) => {
    await sessionsPage.goto("/history");
    for (const [text, url] of [
      ["status:failed", "/history?status=Failed"],
      ["kind:Port_forward", "/history?kind=port-forward"],
      ['reason:"two words"', "/history?reason=two+words"],
      ["owner:alice.chen owner:bob", "/history?owner=alice.chen&owner=bob"],
      ["-reason:~lag", "/history?reason=!~lag"],
      ["account:dev region:eu-west-1", "/history?account=dev&region=eu-west-1"],
      ["last 24h running", "/history?range=24h&time=running"],
      ["last 7 days", "/history?range=7d"],
      ["after:2026-11-20T10:00Z", "/history?after=2026-11-20T10:00:00Z"],
      ["at 14:32", "/history?after=2026-11-23T14:32:00Z&before=2026-11-23T14:33:00Z&time=running"],
    ] as const) {
      await test.step(`“${text}” is ${url}`, async () => {
        await filterText.apply(text);
        await expect(page).toHaveURL(url);
      });
      await page.goBack();
      await expect(page).toHaveURL("/history");
      await expect(filterBar.chips).toHaveCount(0);
    }
  });

  test("add to the filters that are there", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    await filterText.apply("status:Failed");
    await expect(page).toHaveURL("/history?owner=alice.chen&status=Failed");
  });

  test("are left by Esc without a trace", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.open();
    await filterText.field.fill("owner:alice.chen");
    await page.keyboard.press("Escape");
    await expect(filterText.dialog).toBeHidden();
    await expect(page).toHaveURL("/history");
  });
});

test.describe("a word that cannot be read", () => {
  test("is explained and selected", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    for (const [text, word, message] of [
      ["owner:bob stauts:Failed last 7d", "stauts:Failed", /stauts.*status/],
      ["owner:bob status:Broken", "status:Broken", /“Broken” is not one of/],
      ["INC-4821 owner:bob", "INC-4821", /Did you mean reason:~INC-4821/],
      ["owner:bob account:nobody", "account:nobody", /Sessionscope looks at prod, staging, dev\./],
      ['owner:bob reason:"open', 'reason:"open', /the quote is not closed/],
    ] as const) {
      await test.step(word, async () => {
        await filterText.apply(text);
        await expect(filterText.dialog).toContainText(message);
        await expect(filterText.field).toHaveValue(text);
        await expect(filterText.field).toBeFocused();
        await expect(filterText.field).toHaveAttribute("aria-invalid", "true");
        await expect.poll(() => filterText.selection()).toBe(word);
        await expect(page).toHaveURL("/history");
      });
      await page.keyboard.press("Escape");
      await expect(filterText.dialog).toBeHidden();
    }
  });

  test("is forgiven as soon as it is corrected", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.apply("stauts:Failed last 7d");
    await expect.poll(() => filterText.selection()).toBe("stauts:Failed");
    await page.keyboard.type("status:Failed");
    await expect(filterText.field).toHaveValue("status:Failed last 7d");
    await expect(filterText.field).not.toHaveAttribute("aria-invalid", "true");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/history?status=Failed&range=7d");
  });
});

test.describe("suggestions", () => {
  test("lead from a key to a value by the keyboard", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.open();
    await page.keyboard.type("own");
    await expect(filterText.entries.first()).toContainText("owner:");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(filterText.field).toHaveValue("owner:");
    await page.keyboard.type("ali");
    await expect(filterText.entries.first()).toContainText("alice.chen");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(filterText.field).toHaveValue("owner:alice.chen ");
    await page.keyboard.type("last 7d");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/history?owner=alice.chen&range=7d");
  });

  test("offer the accounts there are", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.open();
    await page.keyboard.type("account:");
    await expect(filterText.entries).toHaveText([/^prod/, /^staging/, /^dev/]);
  });

  test("keep the signs that were typed", async ({ page, sessionsPage, filterText }) => {
    await sessionsPage.goto("/history");
    await filterText.open();
    await page.keyboard.type("-status:fai");
    await filterText.entries.first().click();
    await expect(filterText.field).toHaveValue("-status:Failed ");
    await expect(filterText.field).toBeFocused();
  });
});
