import { clipboardText } from "../../pages/clipboard";
import { textsUnder } from "../../pages/named-columns";
import { expect, test } from "../../support/fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.describe("Copy link", () => {
  test("names the zone that was only remembered", async ({ page, sessionsPage, baseURL }) => {
    await sessionsPage.goto("/history");
    await page.getByRole("button", { name: "Time zone: UTC" }).click();
    await page.getByRole("menuitem", { name: "Local time" }).click();
    await sessionsPage.goto("/history");
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("menuitem", { name: "Copy link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied the link" })).toBeVisible();
    expect(await clipboardText(page)).toBe(`${baseURL}/history?tz=Europe/Berlin`);
  });

  test("gives a link that shows the same sessions to another person", async ({
    page,
    sessionsPage,
    filterBar,
    browser,
    baseURL,
  }) => {
    await sessionsPage.goto("/history?range=6h");
    await expect(filterBar.chip("Started: last 6 hours")).toBeVisible();
    const [first = ""] = await textsUnder(page, "Session ID");
    await page.keyboard.press("c");
    await expect(page.getByRole("status").filter({ hasText: "Copied the link" })).toBeVisible();
    const link = await clipboardText(page);
    const frozen = "/history?after=2026-11-23T11:40:00Z&before=2026-11-23T17:40:00Z";
    expect(link).toBe(`${baseURL}${frozen}`);

    const other = await browser.newPage();
    await other.goto(link);
    await expect(
      other.getByRole("group", { name: /^Started: 23 Nov 11:40 – 17:40/ }),
    ).toBeVisible();
    await expect.poll(async () => (await textsUnder(other, "Session ID"))[0]).toBe(first);
    await other.close();
  });
});
