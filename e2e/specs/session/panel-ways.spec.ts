import { emulatedAws } from "../../support/app-server";
import { expect } from "../../support/fixtures";
import { test } from "../../support/own-aws";
import { idsOf, listAll } from "../../support/sessions-api";

for (const [region, host, owner] of [
  ["eu-west-1", "eu-west-1.console.aws.amazon.com", "arn:aws:"],
  ["cn-north-1", "cn-north-1.console.amazonaws.cn", "arn:aws-cn:"],
  ["us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com", "arn:aws-us-gov:"],
] as const) {
  test(`in ${region}, links lead into the console of that partition`, async ({
    page,
    sessionsPage,
    appWith,
  }) => {
    const aws = emulatedAws(process.env.E2E_AWS_URL ?? "", "demo");
    await sessionsPage.goto(`${await appWith({ ...aws, AWS_REGION: region })}/active`);
    const instance = sessionsPage.rows.filter({ hasText: /i-0[0-9a-f]{16}/ }).first();
    await instance.getByRole("gridcell").nth(4).click();
    await expect(await sessionsPage.detail("Owner")).toContainText(owner);
    for (const name of ["Session Manager", "EC2 instance", "CloudTrail"]) {
      const link = sessionsPage.panel.getByRole("link", { name });
      await expect(link).toHaveAttribute("href", new RegExp(`^https://${host}/`));
      await expect(link).toHaveAttribute("href", new RegExp(`region=${region}`));
      await expect(link).toHaveAttribute("target", "_blank");
      await expect(link).toHaveAttribute("rel", /noreferrer/);
    }
    await expect(page).toHaveURL(/session=/);
  });
}

test("All by this owner lists the person under every role", async ({
  page,
  sessionsPage,
  request,
}) => {
  const hers = await listAll(request, "state=history&limit=200&owner=alice.chen");
  await sessionsPage.goto("/history?status=Terminated&range=7d&owner=alice.chen");
  await sessionsPage.rows.first().getByRole("gridcell").nth(4).click();
  await sessionsPage.panel.getByRole("button", { name: "All by this owner" }).click();
  await expect(page).toHaveURL(/\/history\?owner=alice\.chen&session=/);
  await expect
    .poll(async () => (await sessionsPage.ids()).slice(0, 10))
    .toEqual(idsOf(hers).slice(0, 10));
});

test("All on this target lists the target", async ({ page, sessionsPage, request }) => {
  const [newest] = await listAll(request, "state=history&limit=200&range=7d");
  const target = newest?.target ?? "";
  const onIt = await listAll(
    request,
    `state=history&limit=200&target=${encodeURIComponent(target)}`,
  );
  await page.goto(`/history?session=${newest?.id}`);
  await sessionsPage.panel.getByRole("button", { name: "All on this target" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("target") === target);
  await expect
    .poll(async () => (await sessionsPage.ids()).slice(0, 10))
    .toEqual(idsOf(onIt).slice(0, 10));
});

test("a middle click and a click with Ctrl on the id open the details in a page of its own", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto("/history?status=Terminated");
  const [, id = ""] = await sessionsPage.ids();
  for (const options of [{ button: "middle" }, { modifiers: ["ControlOrMeta"] }] as const) {
    const opened = page.context().waitForEvent("page");
    const modifiers = "modifiers" in options ? [...options.modifiers] : [];
    await page.getByRole("link", { name: id }).click({ ...options, modifiers });
    const other = await opened;
    await expect(other.getByRole("complementary").getByRole("heading", { name: id })).toBeVisible();
    await expect(sessionsPage.panel).toHaveCount(0);
    await other.close();
  }
});

test("the panel says that AWS has forgotten a session that it does not have", async ({
  page,
  sessionsPage,
}) => {
  await page.goto("/history?session=alice.chen-0123456789abcdef0");
  await expect(sessionsPage.panel.getByRole("status")).toContainText("AWS lists no such session");
  await expect(sessionsPage.panel.getByRole("status")).toContainText("30 days");
});

test("a link into Active finds a session that has ended since", async ({
  page,
  sessionsPage,
  request,
}) => {
  const [ended] = await listAll(request, "state=history&limit=200&range=24h");
  await page.goto(`/active?session=${ended?.id}`);
  await expect(sessionsPage.panel).toContainText("Terminated");
  await expect(sessionsPage.panel.getByText(/^Lasted /)).toBeVisible();
});

test("a link finds a session that the loaded rows do not have", async ({
  page,
  sessionsPage,
  request,
}) => {
  const old = (await listAll(request, "state=history&limit=200")).at(-1);
  await page.goto(`/history?session=${old?.id}`);
  await expect(await sessionsPage.detail("Target")).toHaveText(old?.target ?? "");
});

test.describe("an open panel", () => {
  test.beforeEach(async ({ sessionsPage }) => {
    await sessionsPage.goto("/history");
    await sessionsPage.rows.first().getByRole("gridcell").nth(4).click();
    await expect(sessionsPage.panel).toBeVisible();
  });

  test("is closed by Esc, by Back and by its button, and Forward opens it again", async ({
    page,
    sessionsPage,
  }) => {
    await page.goBack();
    await expect(sessionsPage.panel).toHaveCount(0);
    await page.goForward();
    await expect(sessionsPage.panel).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sessionsPage.panel).toHaveCount(0);
    await expect(page).toHaveURL("/history");
    await sessionsPage.rows.first().getByRole("gridcell").nth(4).click();
    await expect(sessionsPage.panel).toBeVisible();
    await page.getByRole("button", { name: "Close details" }).click();
    await expect(sessionsPage.panel).toHaveCount(0);
    await expect(page).toHaveURL("/history");
  });

  test("shows another session on a click, and Back still closes it", async ({
    page,
    sessionsPage,
  }) => {
    const [, id = ""] = await sessionsPage.ids();
    await sessionsPage.row(id).getByRole("gridcell").nth(4).click();
    await expect(sessionsPage.panel.getByRole("heading", { name: id })).toBeVisible();
    await page.goBack();
    await expect(sessionsPage.panel).toHaveCount(0);
  });
});

test("the panel covers the list on a narrow screen", async ({ page, sessionsPage }) => {
  for (const width of [360, 900]) {
    await page.setViewportSize({ width, height: 740 });
    await sessionsPage.goto("/history");
    await sessionsPage.rows.first().getByRole("gridcell").nth(4).click();
    await expect(sessionsPage.panel).toBeVisible();
    const panel = await sessionsPage.panel.boundingBox();
    expect.soft(panel).toMatchObject({ x: 0, width });
    expect.soft((panel?.y ?? 0) + (panel?.height ?? 0)).toBe(740);
    await page.getByRole("button", { name: "Close details" }).click();
    await expect(sessionsPage.rows.first()).toBeVisible();
  }
});
