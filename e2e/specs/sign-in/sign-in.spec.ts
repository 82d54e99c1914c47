import type { Page } from "@playwright/test";
import { ScopeControl } from "../../pages/scope-control";
import { UserMenu } from "../../pages/user-menu";
import { violations } from "../../support/axe";
import { expect } from "../../support/fixtures";
import { test } from "../../support/sign-in-world";

const VIEW = "/history?range=12h&status=Terminated";

/** The id of a session of an account that the person who is signed in on a page may see. */
async function someSession(page: Page, account: string): Promise<string> {
  const answer = await page.request.get(`/api/sessions?state=history&limit=1&account=${account}`);
  const { sessions } = await answer.json();
  return sessions[0].id;
}

test("brings people back to the page that they asked for", async ({
  page,
  provider,
  sessionsPage,
}) => {
  await page.goto(VIEW);
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL(VIEW);
  await expect(sessionsPage.rows.first()).toBeVisible();
  const names = (await page.context().cookies()).map(({ name }) => name);
  expect(names).toContain("sessionscope");
  expect(names.filter((name) => name.includes("sign-in"))).toEqual([]);
});

test("keeps its cookie from scripts, and does not ask twice", async ({ page, provider }) => {
  await page.goto("/active");
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL("/active");
  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === "sessionscope")).toMatchObject({
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
  });
  expect(await page.evaluate("document.cookie")).not.toContain("sessionscope");
  await page.goto(VIEW);
  await expect(page).toHaveURL(VIEW);
});

test("says who is signed in, with groups and accounts", async ({ page, provider }) => {
  await page.goto("/active");
  await provider.signInAs("Bob Marsh");
  const menu = new UserMenu(page);
  await menu.open("Bob Marsh");
  await expect(menu.dialog.getByText("bob.marsh@example.com")).toBeVisible();
  await expect(menu.dialog.getByText("payments")).toBeVisible();
  await expect(menu.dialog.getByText("prod")).toBeVisible();
  await expect(menu.dialog.getByText("staging")).toBeHidden();
});

test("shows the accounts of a group and no other", async ({
  page,
  browser,
  world,
  sessionsPage,
  provider,
}) => {
  const all = await browser.newContext({ baseURL: world.url });
  const alicesPage = await all.newPage();
  await alicesPage.goto("/active");
  await alicesPage.getByRole("button", { name: "Alice Chen" }).click();
  await expect(alicesPage).toHaveURL("/active");
  const foreign = await someSession(alicesPage, "staging");
  const own = await someSession(alicesPage, "prod");
  await all.close();

  await page.goto("/active");
  await provider.signInAs("Bob Marsh");
  await expect(sessionsPage.rows.first()).toBeVisible();
  const rows = await page.request.get("/api/sessions?state=all&limit=200");
  const { sessions }: { sessions: { account: string }[] } = await rows.json();
  expect(new Set(sessions.map(({ account }) => account))).toEqual(new Set(["prod", "dev"]));
  expect(await (await page.request.get("/api/accounts")).text()).not.toContain("staging");
  await expect(page.getByText("staging")).toBeHidden();
  const scope = new ScopeControl(page);
  await scope.open();
  await expect(scope.account("prod")).toBeVisible();
  await expect(scope.account("dev")).toBeVisible();
  await expect(scope.account("staging")).toBeHidden();

  await page.goto(`/sessions/${own}`);
  await expect(page.getByText(own).first()).toBeVisible();
  await page.goto(`/sessions/${foreign}?account=staging`);
  await expect(
    page.getByRole("heading", { name: /no such session|not found|forgotten/i }),
  ).toBeVisible();
});

test("signs out here and at the provider", async ({ page, provider }) => {
  await page.goto("/active");
  await provider.signInAs("Alice Chen");
  const menu = new UserMenu(page);
  await menu.open("Alice Chen");
  await menu.signOut.click();
  await provider.confirmSignOut.click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await expect(page).toHaveTitle("Signed out · Sessionscope");
  expect(await violations(page)).toEqual([]);
  expect((await page.request.get("/api/sessions")).status()).toBe(401);
  await page.getByRole("link", { name: "Sign in" }).click();
  // The provider has signed them out as well, so it asks.
  await provider.signInAs("Bob Marsh");
  await expect(page).toHaveURL("/active");
});

test("signs out also where the script cannot", async ({ page, provider }) => {
  await page.goto("/active");
  await provider.signInAs("Alice Chen");
  await page.route("**/auth/logout", (route) =>
    route.request().resourceType() === "fetch" ? route.abort() : route.continue(),
  );
  const menu = new UserMenu(page);
  await menu.open("Alice Chen");
  await menu.signOut.click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  expect((await page.request.get("/api/sessions")).status()).toBe(401);
});

test("lets two tabs sign in at once", async ({ page, context, provider }) => {
  const other = await context.newPage();
  await page.goto(VIEW);
  await other.goto("/active?range=1h");
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL(VIEW);
  await other.getByRole("button", { name: "Alice Chen" }).click();
  await expect(other).toHaveURL("/active?range=1h");
});

test("logs who signs in, and no secret of the sign-in", async ({ page, provider, world }) => {
  await page.goto(VIEW);
  const callback = page.waitForRequest((request) => request.url().includes("/auth/callback?"));
  await provider.signInAs("Alice Chen");
  const { searchParams } = new URL((await callback).url());
  await expect(page).toHaveURL(VIEW);
  const lines = world.logged().join("\n");
  expect(lines).toContain('"viewer":"alice.chen@example.com"');
  for (const secret of ["code", "state"].map((name) => searchParams.get(name) ?? "missing")) {
    expect(lines).not.toContain(secret);
  }
});
