import { embedToken, makePortalKey } from "../../portal/embed-token";
import { violationsNow } from "../../support/axe";
import { NOW } from "../../support/clock";
import { expect, test } from "../../support/embed-fixtures";

const AUDIENCE = "https://sessions.example.com";

test.describe("A portal’s token", () => {
  test("is renewed before it ends, and the rows stay", async ({ embedPage, stage }) => {
    const { portal } = stage;
    portal.says.lives = 4;
    const tokens: string[] = [];
    embedPage.page.on("request", (request) => {
      const token = request.headers().authorization;
      if (token && !tokens.includes(token)) tokens.push(token);
    });
    await embedPage.goto("/active");
    const grid = await embedPage.grid.elementHandle();
    // Active refreshes by itself, so each token is seen in a request.
    await expect.poll(() => tokens.length, { timeout: 60_000 }).toBeGreaterThan(2);
    await expect(embedPage.rows.first()).toBeVisible();
    expect(await grid?.evaluate((element) => element.isConnected)).toBe(true);
    for (const token of tokens) expect(token).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
  });

  test("without a successor takes everything off the screen when it ends", async ({
    embedPage,
    stage,
  }) => {
    stage.portal.says.lives = 6;
    await embedPage.goto("/history");
    const failed = await embedPage.heard("error");
    stage.portal.says.gives = false;
    await expect(
      embedPage.frame.getByRole("heading", { name: "This view’s permission has ended" }),
    ).toBeVisible();
    await expect(embedPage.rows).toHaveCount(0);
    expect(await failed()).toMatchObject([{ code: "permission-ended" }]);
    stage.portal.says.gives = true;
    stage.portal.says.lives = 300;
    await embedPage.frame.getByRole("button", { name: "Ask the portal again" }).click();
    await expect(embedPage.rows.first()).toBeVisible();
  });

  test("that the server refuses takes everything off the screen, until there is a good one", async ({
    embedPage,
    stage,
  }) => {
    const { says } = stage.portal;
    const good = says.key;
    says.lives = 8;
    await embedPage.goto("/active");
    // Another key signs the next token.
    says.key = makePortalKey("acme-portal");
    await expect(
      embedPage.frame.getByRole("heading", { name: "This view’s permission has ended" }),
    ).toBeVisible();
    await expect(embedPage.rows).toHaveCount(0);
    says.key = good;
    says.lives = 300;
    await embedPage.frame.getByRole("button", { name: "Ask the portal again" }).click();
    await expect(embedPage.rows.first()).toBeVisible();
  });

  test("of somebody else shows nothing of what the one before has shown", async ({
    embedPage,
    stage,
  }) => {
    const { says } = stage.portal;
    says.lives = 6;
    says.claims = { sub: "alice@acme.example", locked: { owner: "alice.chen" } };
    await embedPage.goto("/history");
    await expect(embedPage.rows.first()).toContainText("alice.chen");
    // Alice signs out of the portal and Priya signs in, without a new load of the page.
    says.claims = { sub: "priya@acme.example", locked: { owner: "priya.nair" } };
    await expect(embedPage.chip(/^Owner: priya\.nair, pinned/)).toBeVisible();
    await expect(embedPage.rows.first()).toContainText("priya.nair");
    await expect(embedPage.grid).not.toContainText("alice.chen");
  });

  test("that was never valid is asked for once", async ({ embedPage, stage }) => {
    stage.portal.says.key = makePortalKey("acme-portal");
    const asked: string[] = [];
    embedPage.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await embedPage.open("/active");
    await expect(
      embedPage.frame.getByRole("heading", { name: "This view’s permission was not accepted" }),
    ).toBeVisible();
    expect(asked.filter((path) => path.startsWith("/token"))).toHaveLength(1);
    expect(asked.filter((path) => path.startsWith("/api"))).toEqual(["/api/accounts"]);
  });

  test("for another view opens nothing", async ({ embedPage, stage }) => {
    stage.portal.says.claims = { view: "active" };
    await embedPage.open("/history");
    await expect(embedPage.frame.getByText("/embed/active")).toBeVisible();
    await expect(embedPage.rows).toHaveCount(0);
  });

  test("is required before any request", async ({ embedPage, stage, page }) => {
    stage.portal.says.gives = false;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await embedPage.open("/history");
    await expect(embedPage.frame.getByText("The portal answered 403.")).toBeVisible();
    expect(asked.filter((url) => url.includes("/api/"))).toEqual([]);
    const frame = page.frames().find((each) => each !== page.mainFrame());
    expect(frame && (await violationsNow(frame))).toEqual([]);
  });

  for (const query of ["?auth=token&status=Failed", "?status=Failed"]) {
    test(`may come in the fragment of ${query}, and is gone from the address at once`, async ({
      page,
      stage,
    }) => {
      const { key } = stage.portal.says;
      const now = Date.parse(NOW);
      const locked = { owner: "alice.chen" };
      const token = key && embedToken(key, { now, aud: AUDIENCE, view: "history", locked });
      const urls: string[] = [];
      page.on("request", (request) => urls.push(request.url()));
      await page.goto(`${stage.app}/embed/history${query}#t=${token}`);
      await expect(page.getByRole("group", { name: /^Owner: alice\.chen, pinned/ })).toBeVisible();
      await expect(page.getByRole("grid").getByRole("row").nth(2)).toContainText("alice.chen");
      await expect(page).toHaveURL(`${stage.app}/embed/history${query}`);
      // Browsers do not send a fragment to any server.
      expect(urls.filter((url) => token && url.split("#")[0]?.includes(token))).toEqual([]);
      await page.getByRole("button", { name: "Remove filter Status" }).click();
      const left = query.replace(/[?&]status=Failed/, "");
      await expect(page).toHaveURL(`${stage.app}/embed/history${left}`);
    });
  }
});
