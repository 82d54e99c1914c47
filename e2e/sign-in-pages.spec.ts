import { emulatedAws } from "./app-server";
import { violations } from "./axe";
import { expect } from "./fixtures";
import { test } from "./own-aws";
import { startSigningProxy } from "./signing-proxy";

test("says what to do where the proxy in front has signed nobody in", async ({
  page,
  aws,
  appWith,
}) => {
  const proxy = await startSigningProxy();
  const url = await appWith({ ...emulatedAws(aws.url, "demo"), ...proxy.env });
  await page.goto(`${url}/history?range=12h`);
  await expect(page).toHaveURL(`${url}/signed-out?return=%2Fhistory%3Frange%3D12h`);
  await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  await expect(page.getByText("A proxy in front of Sessionscope signs people in")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  proxy.close();
});

test("says under which names it answers without sign-in", async ({ page, aws, appWith }) => {
  const url = await appWith(emulatedAws(aws.url, "demo"));
  const { port } = new URL(url);
  // A name that anybody may have made to lead to this machine.
  const foreign = `http://rebound.localhost:${port}`;
  await page.goto(`${foreign}/active`);
  await expect(
    page.getByRole("heading", { name: "Sessionscope does not answer under this name" }),
  ).toBeVisible();
  await expect(page.getByText("SESSIONSCOPE_URL")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect((await page.request.get(`${url}/api/sessions`)).status()).toBe(200);
});

test("has no page of signing in where nobody has to", async ({ page, aws, appWith }) => {
  const url = await appWith(emulatedAws(aws.url, "demo"));
  for (const path of ["/signed-out", "/no-access"]) {
    await page.goto(`${url}${path}?return=/history`);
    await expect(page).toHaveURL(`${url}/history`);
  }
  for (const path of ["/auth/login", "/auth/callback?state=x"]) {
    expect((await page.request.get(url + path)).status()).toBe(404);
  }
});
