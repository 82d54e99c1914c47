import { columnTexts } from "../../pages/columns";
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

  test("shows the chips of the link", async ({ page, filterBar }) => {
    await page.goto(
      "/history?owner=alice.chen&status=Failed&status=Terminated&after=2026-11-23T14:00:00Z",
    );
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
    await expect(filterBar.chip("Status: Failed or Terminated")).toBeVisible();
    await expect(filterBar.chip("Started: since 23 Nov 14:00 UTC")).toBeVisible();
  });

  test("shows what of the link is ignored", async ({ page, filterBar }) => {
    await page.goto("/history?owner=alice.chen&status=Bogus");
    await expect(filterBar.notice).toContainText("“Bogus”");
    await expect(filterBar.chips).toHaveCount(1);
  });
});

test.describe("a link with mistakes", () => {
  test("applies what is usable and names the rest", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto(
      "/history?owner=alice.chen&status=Bogus&range=99d&after=yesterday&tz=Mars",
    );
    await expect(filterBar.notice).toContainText("status “Bogus” is not one of Connected");
    await expect(filterBar.notice).toContainText("range “99d” is not a whole number of m, h or d");
    await expect(filterBar.notice).toContainText("after “yesterday” is not an instant");
    await expect(filterBar.notice).toContainText("tz “Mars” is not utc, local or an IANA zone");
    await expect(filterBar.chips).toHaveText([/^Owner.*alice\.chen$/]);
    expect(new Set(await columnTexts(page, "Owner"))).toEqual(new Set(["alice.chenAdminAccess"]));
  });

  test("names a filter that does not exist", async ({ sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?onwer=alice.chen");
    await expect(filterBar.notice).toContainText(
      "onwer: there is no such filter. The filters are account",
    );
  });

  test("is cleaned when the notice is dismissed", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?status=Bogus&owner=alice.chen&colour=red");
    await filterBar.notice.getByRole("button", { name: "Dismiss this notice" }).click();
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await expect(filterBar.notice).toBeHidden();
    await expect(filterBar.chip("Owner: alice.chen")).toBeVisible();
  });

  test("whose window is backwards keeps its beginning", async ({ page, filterBar }) => {
    await page.goto("/history?after=2026-11-23T14:00:00Z&before=2026-11-22T14:00:00Z");
    await expect(filterBar.notice).toContainText("the window ends");
    await expect(filterBar.chip("Started: since 23 Nov 14:00 UTC")).toBeVisible();
  });
});

test.describe("equal views", () => {
  test("have equal links, whatever the order of the steps", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?range=7d");
    await filterBar.add("Status", "Terminated");
    await filterBar.add("Owner", "m.rodriguez");
    await filterBar.edit("Owner");
    await filterBar.field.fill("alice.chen");
    await filterBar.apply.click();
    await expect(page).toHaveURL(
      "/history?owner=alice.chen&owner=m.rodriguez&status=Terminated&range=7d",
    );
  });

  test("have equal links, whatever the link's order was", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto(
      "/history?range=168h&status=Terminated&owner=m.rodriguez&owner=alice.chen",
    );
    await filterBar.add("Access type", "Standard");
    await filterBar.edit("Started");
    await page.getByRole("textbox", { name: "Length of the range" }).press("Enter");
    await expect(filterBar.popover).toBeHidden();
    await filterBar.removeButton("Status").click();
    await expect(page).toHaveURL(
      "/history?owner=alice.chen&owner=m.rodriguez&accessType=Standard&range=7d",
    );
  });

  test("leave the usual time zone out", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history?tz=local");
    await page.getByRole("button", { name: "Time zone: Europe/Berlin" }).click();
    await page.getByRole("menuitem", { name: "UTC" }).click();
    await expect(page).toHaveURL("/history");
  });
});

test.describe("the address", () => {
  test("never holds a place in the list", async ({ page, sessionsPage }) => {
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

  for (const { path, title } of [
    { path: "/active", title: "Active · Sessionscope" },
    {
      path: "/history?owner=alice.chen&range=7d",
      title: "alice.chen · last 7 days · History · Sessionscope",
    },
    {
      path: "/history?owner=a&owner=b&owner=c&owner=d",
      title: "a · b · c · +1 · History · Sessionscope",
    },
  ]) {
    test(`${path} is told apart by the browser tab's title`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveTitle(title);
    });
  }
});
