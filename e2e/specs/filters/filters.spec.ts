import { textsUnder } from "../../pages/named-columns";
import { expect, test } from "../../support/fixtures";

const ALICE = "alice.chenAdminAccess";

test.describe("filters", () => {
  test("decide the rows, survive a reload, and follow Back and Forward", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    const distinct = async (column: "Owner" | "Status") => new Set(await textsUnder(page, column));
    await sessionsPage.goto("/history");
    await filterBar.pick("Owner");
    await filterBar.option("alice.chen").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await expect.poll(() => distinct("Owner")).toEqual(new Set([ALICE]));
    await page.keyboard.press("/");
    await filterBar.popover.getByRole("menuitem", { name: "Status" }).click();
    await filterBar.option("Failed").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?owner=alice.chen&status=Failed");
    await expect
      .poll(async () => [await distinct("Owner"), await distinct("Status")])
      .toEqual([new Set([ALICE]), new Set(["Failed"])]);

    await page.reload();
    await expect(filterBar.chips).toHaveText([/^Owner/, /^Status/]);
    await expect(sessionsPage.rows.first()).toContainText("alice.chen");
    await filterBar.removeButton("Owner").click();
    await expect(filterBar.chips).toHaveText([/^Status/]);
    await expect(page).toHaveURL("/history?status=Failed");

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
    // After quick steps through the history Next may load the page itself anew, which ends what reads the rows.
    await expect(async () => expect(await distinct("Owner")).toEqual(new Set([ALICE]))).toPass();
  });

  test("of every key and operator decide the rows of a link", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    const [id = ""] = await textsUnder(page, "Session ID");
    const [target = ""] = await textsUnder(page, "Target");
    for (const [query, column, text] of [
      [`target=${target}`, "Target", new RegExp(`^${target}$`)],
      [`sessionId=${id}`, "Session ID", new RegExp(`^${id}$`)],
      ["status=!Terminated", "Status", /^Failed$/],
      ["owner=!alice.chen", "Owner", /^(?!alice\.chen)/],
      ["owner=alice.chen&owner=~bob&owner=!~root", "Owner", /^(alice\.chenAdminAccess|bob)$/],
      ["kind=port-forward", "Kind", /^Port forward$/],
      ["document=AWS-StartSSHSession", "Kind", /^SSH$/],
      ["reason=~REPLICA", "Reason", /replica/],
    ] as const) {
      await test.step(query, async () => {
        await sessionsPage.goto(`/history?${query}`);
        const others = (await textsUnder(page, column)).filter((each) => !text.test(each));
        expect.soft(others, query).toEqual([]);
      });
    }
  });

  test("of an access type show sessions of that type only", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history?accessType=JustInTime");
    await sessionsPage.rows.first().click();
    await expect(sessionsPage.panel).toContainText("Access typeJust-in-time");
    await page.keyboard.press("j");
    await expect(sessionsPage.panel).toContainText("Access typeJust-in-time");
  });

  test("that only the other tab can meet lead there", async ({ page, sessionsPage }) => {
    await page.goto("/active?status=Terminated");
    await page.getByRole("link", { name: "Look in History" }).click();
    await expect(page).toHaveURL("/history?status=Terminated");
    await expect(sessionsPage.rows.first()).toContainText("Terminated");
    await sessionsPage.tab("Active").click();
    await expect(page).toHaveURL("/active?status=Terminated");
  });
});
