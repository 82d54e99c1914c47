import { emulatedAws } from "../../support/app-server";
import { violations } from "../../support/axe";
import { NOW } from "../../support/clock";
import { expect } from "../../support/fixtures";
import { test } from "../../support/own-aws";
import { startSigningProxy } from "../../support/signing-proxy";

/** The AWS that all specs share. */
const AWS = emulatedAws(process.env.E2E_AWS_URL ?? "", "demo");

test("says what to do where the proxy in front has signed no one in", async ({ page, appWith }) => {
  const proxy = await startSigningProxy();
  const url = await appWith({ ...AWS, ...proxy.env });
  await page.goto(`${url}/history?range=12h`);
  await expect(page).toHaveURL(`${url}/signed-out?return=%2Fhistory%3Frange%3D12h`);
  await expect(page.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  await expect(page.getByText("A proxy in front of Sessionscope signs people in")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await proxy.close();
});

test("says so to a person whom the proxy lets in and the allowed groups do not", async ({
  page,
  appWith,
}) => {
  const proxy = await startSigningProxy(() => Date.parse(NOW));
  const url = await appWith({
    ...AWS,
    ...proxy.env,
    SESSIONSCOPE_ALLOWED_GROUPS: "sre",
  });
  const headers = await proxy.headersOf({ email: "guest@acme.example", groups: ["guests"] });
  await page.setExtraHTTPHeaders(headers);
  await page.goto(`${url}/history?range=12h`);
  await expect(
    page.getByRole("heading", { name: "Your account does not have access" }),
  ).toBeVisible();
  await expect(page.getByText("guest@acme.example")).toBeVisible();
  await expect(page.getByText("guests")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect((await page.request.get(`${url}/api/sessions`, { headers })).status()).toBe(403);
  await proxy.close();
});

test("says so while the keys of the proxy in front cannot be fetched", async ({
  page,
  appWith,
}) => {
  const proxy = await startSigningProxy(() => Date.parse(NOW));
  const url = await appWith({ ...AWS, ...proxy.env });
  await proxy.close();
  const headers = await proxy.headersOf({ email: "sre@acme.example", groups: ["sre"] });
  await page.setExtraHTTPHeaders(headers);
  await page.goto(`${url}/history?range=12h`);
  await expect(
    page.getByRole("heading", { name: "Your sign-in cannot be verified right now" }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Try again" })).toHaveAttribute(
    "href",
    "/history?range=12h",
  );
  expect(await violations(page)).toEqual([]);
  const answer = await page.request.get(`${url}/api/sessions`, { headers });
  expect([answer.status(), answer.headers()["retry-after"]]).toEqual([503, "10"]);
});

test("says under which names it answers without sign-in", async ({ page, baseURL }) => {
  const url = baseURL ?? "";
  const { port } = new URL(url);
  // A name that an attacker may point to this machine.
  const foreign = `http://rebound.localhost:${port}`;
  await page.goto(`${foreign}/active`);
  await expect(
    page.getByRole("heading", { name: "Sessionscope does not answer under this name" }),
  ).toBeVisible();
  await expect(page.getByText("SESSIONSCOPE_URL")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect((await page.request.get(`${url}/api/sessions`)).status()).toBe(200);
  const passedOn = { "x-forwarded-for": "203.0.113.9" };
  const answer = await page.request.get(`${url}/api/sessions`, { headers: passedOn });
  expect(answer.status()).toBe(403);
});

test("has no sign-in pages where sign-in is off", async ({ page, request }) => {
  for (const path of ["/signed-out", "/no-access"]) {
    await page.goto(`${path}?return=/history`);
    await expect(page).toHaveURL("/history");
  }
  for (const path of ["/auth/login", "/auth/callback?state=x"]) {
    expect((await request.get(path)).status()).toBe(404);
  }
});
