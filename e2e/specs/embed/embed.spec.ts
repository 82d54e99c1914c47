import { violationsNow } from "../../support/axe";
import { expect, test } from "../../support/embed-fixtures";

test.describe("A view in a portal of another site", () => {
  test("shows the sessions that the portal’s token opens, and what it locks", async ({
    embedPage,
    stage,
  }) => {
    stage.portal.says.claims = {
      locked: { owner: "alice.chen", status: ["Terminated", "Failed"] },
    };
    await embedPage.goto("/history");
    const owner = embedPage.chip("Owner: alice.chen, pinned by portal acme-portal");
    await expect(owner).toBeVisible();
    await expect(owner.getByRole("button")).toHaveCount(0);
    await expect(embedPage.chip(/^Status: .*, pinned by portal acme-portal$/)).toBeVisible();
    const owners = await embedPage.rows.getByRole("button", { name: /^alice\.chen/ }).count();
    expect(owners).toBe(await embedPage.rows.count());
  });

  test("keeps the pinned filters whatever the reader filters by", async ({ embedPage, stage }) => {
    stage.portal.says.claims = { locked: { owner: "alice.chen" } };
    await embedPage.open("/history?owner=priya.nair");
    await expect(
      embedPage.frame.getByRole("heading", { name: "No session matches these filters" }),
    ).toBeVisible();
    await embedPage
      .chip("Owner: priya.nair")
      .getByRole("button", { name: /^Remove/ })
      .click();
    await expect(embedPage.rows.first()).toContainText("alice.chen");
  });

  test("is as tall as what it shows", async ({ embedPage, page }) => {
    await embedPage.goto("/history");
    const inner = () =>
      embedPage.frame.locator("html").evaluate((html) => html.getBoundingClientRect().height);
    await expect.poll(async () => (await embedPage.height()) - (await inner())).toBeLessThan(4);
    const before = await embedPage.height();
    expect(before).toBeGreaterThan(2000);
    await page.getByRole("button", { name: "Only alice.chen" }).click();
    await expect.poll(embedPage.height.bind(embedPage)).not.toBe(before);
    await embedPage.frame.getByRole("button", { name: "Load more" }).click();
    await expect.poll(embedPage.height.bind(embedPage)).toBeGreaterThan(before);
    await expect.poll(async () => (await embedPage.height()) - (await inner())).toBeLessThan(4);
  });

  test("keeps a height that the portal fixes, and scrolls inside", async ({ embedPage, stage }) => {
    stage.portal.says.attributes = 'height="500"';
    await embedPage.goto("/history");
    expect(await embedPage.height()).toBe(502);
    await embedPage.grid.hover();
    await embedPage.page.mouse.wheel(0, 20_000);
    await expect.poll(() => embedPage.rows.first().getAttribute("aria-rowindex")).not.toBe("3");
    expect(await embedPage.height()).toBe(502);
  });

  test("makes the reader’s filters the portal’s address, and goes back through them", async ({
    embedPage,
    page,
    stage,
  }) => {
    await embedPage.goto("/history?status=Failed");
    await expect(embedPage.chip("Status: Failed")).toBeVisible();
    await embedPage.rows
      .first()
      .getByRole("button", { name: /^Failed/ })
      .click();
    await embedPage.frame.getByRole("menuitem", { name: "Exclude" }).click();
    await expect(page).toHaveURL(`${stage.portal.url}/history?status=!Failed&status=Failed`);
    await page.goBack();
    await expect(page).toHaveURL(`${stage.portal.url}/history?status=Failed`);
    await expect(embedPage.chip("Status is not: Failed")).toBeHidden();
    await expect(embedPage.rows.first()).toBeVisible();
    await page.goForward();
    await expect(embedPage.chip("Status is not: Failed")).toBeVisible();
  });

  test("tells the portal which filters it cannot read, and applies the others", async ({
    embedPage,
    page,
  }) => {
    await embedPage.goto("/history");
    const failed = await embedPage.heard("error");
    await page.evaluate(() =>
      document.querySelector("sessionscope-view")?.setFilters("?owner=alice.chen&range=Bogus"),
    );
    await expect(embedPage.chip("Owner: alice.chen")).toBeVisible();
    await expect(embedPage.rows.first()).toContainText("alice.chen");
    expect(await failed()).toMatchObject([
      { code: "invalid-filters", message: expect.stringContaining("Bogus") },
    ]);
    // The portal set these filters itself, so it gets no event about them.
    await expect(page).not.toHaveURL(/owner/);
  });

  test("says which session was chosen, and shows its details in the frame", async ({
    embedPage,
    page,
  }) => {
    await embedPage.goto("/history");
    const selected = await embedPage.heard("select");
    const id = await embedPage.rows.nth(2).getByRole("link", { includeHidden: true }).textContent();
    await embedPage.openRow(2);
    await expect(embedPage.panel).toContainText(id ?? "");
    const { top, row } = {
      top: (await embedPage.panel.boundingBox())?.y ?? 0,
      row: (await embedPage.rows.nth(2).boundingBox())?.y ?? 0,
    };
    expect(Math.abs(top - row)).toBeLessThan(4);
    await expect
      .poll(selected)
      .toEqual([{ session: { id, account: "default", region: "eu-west-1" } }]);
    const copy = embedPage.panel.getByRole("button", { name: "Copy the session id" });
    await copy.click();
    const said = embedPage.frame.getByText("Copied the session id");
    const above = ((await said.boundingBox())?.y ?? 0) - ((await copy.boundingBox())?.y ?? 0);
    expect(above).toBeGreaterThan(0);
    expect(above).toBeLessThan(80);
    const popup = page.waitForEvent("popup");
    await embedPage.panel.getByRole("link", { name: "Open as a page" }).click();
    await expect(await popup).toHaveURL(/\/sessions\//);
    await embedPage.panel.getByRole("button", { name: "Close details" }).click();
    await expect.poll(selected).toHaveLength(2);
    expect((await selected())[1]).toEqual({ session: null });
  });

  test("takes the portal’s theme without losing its place", async ({ embedPage, page }) => {
    await embedPage.goto("/history?status=Failed");
    const background = () =>
      embedPage.frame.locator("html").evaluate((html) => getComputedStyle(html).backgroundColor);
    expect(await background()).toBe("rgb(251, 251, 250)");
    await embedPage.openRow(0);
    await page.getByLabel("Theme").selectOption("dark");
    await expect.poll(background).toBe("rgb(18, 19, 17)");
    await expect(embedPage.panel).toBeVisible();
  });

  test("frames nothing but a view, whatever src says", async ({ embedPage, page }) => {
    await embedPage.goto("/active");
    const failed = await embedPage.heard("error");
    const address = await embedPage.element.getAttribute("src");
    const hostile = [
      "javascript:parent.document.title='x'",
      "data:text/html,x",
      "/elsewhere",
      "//[",
    ];
    for (const src of hostile) {
      await embedPage.element.evaluate((element, text) => element.setAttribute("src", text), src);
      await expect(embedPage.element.locator("iframe")).toHaveCount(0);
    }
    expect(await failed()).toMatchObject(hostile.map(() => ({ code: "invalid-src" })));
    await embedPage.element.evaluate(
      (element, text) => element.setAttribute("src", text ?? ""),
      address,
    );
    await expect(embedPage.rows.first()).toBeVisible();
    await expect(page).toHaveTitle("Acme operations portal");
  });

  test("has no accessibility violations", async ({ embedPage, page, stage }) => {
    stage.portal.says.claims = { locked: { owner: "alice.chen" } };
    await embedPage.goto("/history?status=Failed");
    const frame = page.frames().find((each) => each !== page.mainFrame());
    expect(frame && (await violationsNow(frame))).toEqual([]);
    await embedPage.openRow(0);
    expect(frame && (await violationsNow(frame))).toEqual([]);
    await page.getByLabel("Theme").selectOption("dark");
    const main = embedPage.frame.getByRole("main");
    await expect.poll(() => main.getAttribute("data-frame-theme")).toBe("dark");
    expect(frame && (await violationsNow(frame))).toEqual([]);
  });
});

test("shows nothing in a page that is not allowed", async ({ page, stage }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${stage.stranger.url}/history`);
  const frame = page.locator("sessionscope-view").frameLocator("iframe");
  // The error page of the browser has none of our content.
  await expect(frame.locator("body")).toBeAttached();
  await expect(frame.getByRole("main")).toHaveCount(0);
  expect(asked.filter((url) => /\/api\/|\/token/.test(url))).toEqual([]);
});
