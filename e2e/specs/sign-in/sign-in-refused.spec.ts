import { violations } from "../../support/axe";
import { expect } from "../../support/fixtures";
import { test } from "../../support/sign-in-world";

const VIEW = "/history?range=12h&status=Terminated";

test("says what to do where a person has no access", async ({ page, provider }) => {
  await page.goto(VIEW);
  await provider.signInAs("Mallory Grey");
  await expect(
    page.getByRole("heading", { name: "You don’t have access to any accounts" }),
  ).toBeVisible();
  await expect(page).toHaveTitle("No access · Sessionscope");
  await expect(page.getByText("mallory@example.com")).toBeVisible();
  await expect(page.getByText("guests")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect((await page.request.get("/api/sessions")).status()).toBe(403);
  // By keyboard. The provider asks although it knows who is signed in.
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Sign in with another account" })).toBeFocused();
  await page.keyboard.press("Enter");
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL(VIEW);
});

test("does not let in a person of another domain", async ({ page, provider }) => {
  await page.goto(VIEW);
  await provider.signInAs("Eve Stone");
  await expect(
    page.getByRole("heading", { name: "Your account does not have access" }),
  ).toBeVisible();
  expect((await page.request.get("/api/accounts")).status()).toBe(401);
  await page.getByRole("link", { name: "Sign in with another account" }).click();
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL(VIEW);
});

test("says that a sign-in was cancelled, and offers another try", async ({ page, provider }) => {
  await page.goto(VIEW);
  await provider.cancel.click();
  await expect(page.getByRole("heading", { name: "Sign-in was cancelled" })).toBeVisible();
  await expect(page).toHaveTitle("Not signed in · Sessionscope");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: "Try again" }).click();
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL(VIEW);
});

test("accepts an answer of the provider once, and only in the browser that asked", async ({
  page,
  browser,
  world,
  provider,
}) => {
  await page.goto(VIEW);
  const callback = page.waitForRequest((request) => request.url().includes("/auth/callback?"));
  await provider.signInAs("Alice Chen");
  const answer = (await callback).url();
  await expect(page).toHaveURL(VIEW);
  await page.context().clearCookies();
  await page.goto(answer);
  await expect(
    page.getByRole("heading", { name: "This sign-in cannot be finished" }),
  ).toBeVisible();
  expect((await page.request.get("/api/accounts")).status()).toBe(401);
  const stranger = await browser.newContext({ baseURL: world.url });
  expect((await stranger.request.get(answer, { maxRedirects: 0 })).headers().location).toContain(
    "/signed-out?",
  );
  expect((await stranger.request.get("/api/accounts")).status()).toBe(401);
  await stranger.close();
});

test("does not lead from a sign-in to another site", async ({ page, provider }) => {
  await page.goto("/auth/login?return=https://evil.test/active");
  await provider.signInAs("Alice Chen");
  await expect(page).toHaveURL("/active");
});
