import { expect, test } from "../../support/fixtures";

test.describe("the bare address", () => {
  test("leads to Active and keeps the query, repeated keys too", async ({ page, filterBar }) => {
    await page.goto("/?owner=alice.chen&owner=bob&status=Connected");
    await expect(page).toHaveURL("/active?owner=alice.chen&owner=bob&status=Connected");
    await expect(filterBar.chip("Owner: alice.chen or bob")).toBeVisible();
  });
});

test.describe("the first HTML", () => {
  test.use({ javaScriptEnabled: false });

  test("shows chips, ignored parts and title of the link", async ({ page, filterBar }) => {
    await page.goto(
      "/history?owner=alice.chen&status=Failed&status=Terminated&after=2026-11-23T14:00:00Z",
    );
    await expect.soft(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect.soft(filterBar.chip("Status: Failed or Terminated")).toBeVisible();
    await expect.soft(filterBar.chip("Started: since 23 Nov 14:00 UTC")).toBeVisible();

    await page.goto("/history?owner=alice.chen&state=Bogus&range=7d");
    await expect.soft(filterBar.notice).toContainText("state: there is no such filter");
    await expect.soft(filterBar.chips).toHaveCount(2);
    const title = "alice.chen · last 7 days · History · Sessionscope";
    await expect.soft(page).toHaveTitle(title);
  });
});

test.describe("the address", () => {
  test("never holds a position in the list", async ({ page, sessionsPage }) => {
    const addresses: string[] = [];
    page.on("framenavigated", (frame) => addresses.push(frame.url()));
    await sessionsPage.goto("/history");
    const more = page.waitForResponse((response) => response.url().includes("cursor="));
    await sessionsPage.rows.nth(5).hover();
    await page.mouse.wheel(0, 10_000);
    await more;
    await expect(page.getByRole("status").filter({ hasText: "200 or more" })).toBeAttached();
    await expect(page).toHaveURL("/history");
    expect(new Set(addresses.map((address) => new URL(address).search))).toEqual(new Set([""]));
  });

  test("loses what a dismissed notice named, and nothing else", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?status=&owner=alice.chen&colour=red");
    await filterBar.notice.getByRole("button", { name: "Dismiss this notice" }).click();
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await expect(filterBar.notice).toBeHidden();
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
  });
});
