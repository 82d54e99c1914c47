import { emulatedAws } from "../../support/app-server";
import { violations } from "../../support/axe";
import { NOW } from "../../support/clock";
import { expect } from "../../support/fixtures";
import { test } from "../../support/own-aws";
import { startSigningProxy } from "../../support/signing-proxy";

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
  await proxy.close();
});

test("says so to whom the proxy in front lets in, and the lists do not", async ({
  page,
  aws,
  appWith,
}) => {
  const proxy = await startSigningProxy(() => Date.parse(NOW));
  const url = await appWith({
    ...emulatedAws(aws.url, "demo"),
    ...proxy.env,
    SESSIONSCOPE_ALLOWED_GROUPS: "sre",
  });
  const headers = await proxy.headersOf({ email: "guest@acme.example", groups: ["guests"] });
  await page.setExtraHTTPHeaders(headers);
  await page.goto(`${url}/history?range=12h`);
  await expect(page.getByRole("heading", { name: "Your account is not let in" })).toBeVisible();
  await expect(page.getByText("guest@acme.example")).toBeVisible();
  await expect(page.getByText("guests")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect((await page.request.get(`${url}/api/sessions`, { headers })).status()).toBe(403);
  await proxy.close();
});

test("says so while the keys of the proxy in front cannot be had", async ({
  page,
  aws,
  appWith,
}) => {
  const proxy = await startSigningProxy(() => Date.parse(NOW));
  const url = await appWith({ ...emulatedAws(aws.url, "demo"), ...proxy.env });
  await proxy.close();
  const headers = await proxy.headersOf({ email: "sre@acme.example", groups: ["sre"] });
  await page.setExtraHTTPHeaders(headers);
  await page.goto(`${url}/history?range=12h`);
  await expect(
    page.getByRole("heading", { name: "Your identity cannot be checked right now" }),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: "Try again" })).toHaveAttribute(
    "href",
    "/history?range=12h",
  );
  expect(await violations(page)).toEqual([]);
  const answer = await page.request.get(`${url}/api/sessions`, { headers });
  expect([answer.status(), answer.headers()["retry-after"]]).toEqual([503, "10"]);
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
  const passedOn = { "x-forwarded-for": "203.0.113.9" };
  const answer = await page.request.get(`${url}/api/sessions`, { headers: passedOn });
  expect(answer.status()).toBe(403);
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
