import { UserMenu } from "../../pages/user-menu";
import { violations } from "../../support/axe";
import { NOW } from "../../support/clock";
import { expect } from "../../support/fixtures";
import { KEY, test } from "../../support/sign-in-world";

const VIEW = "/history?range=12h&status=Terminated";
const LATER = new Date(Date.parse(NOW) + 9 * 3_600_000).toISOString();

test.beforeEach(async ({ page, ownWorld, provider }) => {
  await page.goto(ownWorld.url + VIEW);
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL(ownWorld.url + VIEW);
});

test("takes everything off the screen when a sign-in ends, and brings it back after", async ({
  page,
  ownWorld,
  sessionsPage,
}) => {
  await expect(sessionsPage.rows.first()).toBeVisible();
  await ownWorld.restartApp({ now: LATER });
  await page.keyboard.press("r");
  await expect(page.getByRole("heading", { name: "Your sign-in has ended" })).toBeVisible();
  await expect(sessionsPage.rows.first()).toBeHidden();
  expect(await violations(page)).toEqual([]);
  const wanted = page.url();
  // The provider still knows them, so it does not ask.
  await page.getByRole("button", { name: "Sign in again" }).click();
  await expect(sessionsPage.rows.first()).toBeVisible();
  await expect(page).toHaveURL(wanted);
});

test("signs people in again on their way if the provider still knows them", async ({
  page,
  ownWorld,
  sessionsPage,
}) => {
  await expect(sessionsPage.rows.first()).toBeVisible();
  await ownWorld.restartApp({ now: LATER });
  await sessionsPage.tab("Active").click();
  await expect(page).toHaveURL(/\/active\?.*status=Terminated/);
  await expect(new UserMenu(page).button("Alice Chen")).toBeVisible();
});

test("keeps people signed in while a key is rotated, and signs them out when the old key goes", async ({
  page,
  ownWorld,
  sessionsPage,
}) => {
  const young = "XJG0hcC/j7zR8ZUFY0NnbfOIK0dtUa/7izSMC9GaImw=";
  await ownWorld.restartApp({ env: { SESSIONSCOPE_SESSION_KEYS: `${young},${KEY}` } });
  await ownWorld.stopProvider();
  await page.reload();
  await expect(sessionsPage.rows.first()).toBeVisible();
  await ownWorld.restartApp({ env: { SESSIONSCOPE_SESSION_KEYS: young } });
  expect((await page.request.get(`${ownWorld.url}/api/accounts`)).status()).toBe(401);
  await ownWorld.startProvider();
});

test("signs in with the keys that the provider has now", async ({ page, ownWorld, provider }) => {
  await ownWorld.stopProvider();
  await ownWorld.startProvider();
  await page.context().clearCookies();
  await page.goto(ownWorld.url + VIEW);
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL(ownWorld.url + VIEW);
});

test("goes on without the provider, and tells people who sign in that it is away", async ({
  page,
  browser,
  ownWorld,
  sessionsPage,
}) => {
  await ownWorld.stopProvider();
  // The restart drops the cached metadata of the provider, as an hour would.
  await ownWorld.restartApp({});
  await page.reload();
  await expect(sessionsPage.rows.first()).toBeVisible();

  const stranger = await browser.newContext({ baseURL: ownWorld.url });
  const answer = await stranger.request.get("/auth/login?return=/history", { maxRedirects: 0 });
  expect(answer.status()).toBe(503);
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
  const strangersPage = await stranger.newPage();
  await strangersPage.goto(VIEW);
  await expect(
    strangersPage.getByRole("heading", { name: "Sign-in is not possible now" }),
  ).toBeVisible();
  await ownWorld.startProvider();
  await expect(async () => {
    await strangersPage.getByRole("link", { name: "Try again" }).click();
    await expect(strangersPage.getByRole("heading", { name: "Identity provider" })).toBeVisible({
      timeout: 2000,
    });
  }).toPass();
  await strangersPage.getByRole("button", { name: "Alice Chen" }).click();
  await expect(strangersPage).toHaveURL(VIEW);
  await stranger.close();
});
