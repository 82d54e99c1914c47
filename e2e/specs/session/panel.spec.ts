import { clipboardText } from "../../pages/clipboard";
import { expect, test } from "../../support/fixtures";
import { listAll, type Session } from "../../support/sessions-api";

/** The session of History with the most values. */
function fullest(all: readonly Session[]): Session {
  const filled = (one: Session) => Object.values(one).filter((value) => value !== null).length;
  const [first] = all.toSorted((a, b) => filled(b) - filled(a));
  if (!first) throw new Error("the world is empty");
  return first;
}

test("a click on a row opens its details and names it in the URL", async ({
  page,
  sessionsPage,
}) => {
  await sessionsPage.goto("/history");
  const [, , id = ""] = await sessionsPage.ids();
  const duration = sessionsPage.row(id).getByRole("gridcell").nth(4);
  await duration.click();
  await expect(page).toHaveURL(`/history?session=${id}`);
  await expect(sessionsPage.panel.getByRole("heading", { name: id })).toBeVisible();
  await expect(sessionsPage.row(id)).toHaveAttribute("aria-selected", "true");
});

test("a click on the session id opens its details in place", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("/history");
  const [, id = ""] = await sessionsPage.ids();
  await page.getByRole("link", { name: id }).click();
  await expect(sessionsPage.panel.getByRole("heading", { name: id })).toBeVisible();
  expect(page.context().pages()).toHaveLength(1);
});

test("shows every field of the API", async ({ page, sessionsPage, request }) => {
  const session = fullest(await listAll(request, "state=history&limit=200&range=7d"));
  await page.goto(`/history?session=${session.id}`);
  await expect(sessionsPage.panel.getByRole("heading", { level: 2 })).toHaveText(session.id);
  await expect(sessionsPage.panel).toContainText(session.status ?? "");
  await expect(sessionsPage.panel.getByText(/^Lasted \d/)).toBeVisible();
  for (const [label, value] of [
    ["Owner", session.owner],
    ["Target", session.target],
    ["Max duration", `${session.maxDurationMinutes} minutes`],
    ["Document", session.document],
    ["Reason", session.reason],
    ["Account", "default"],
    ["Region", "eu-west-1"],
  ] as const) {
    await expect(await sessionsPage.detail(label), label).toContainText(value ?? "none");
  }
  for (const [label, instant] of [
    ["Started", session.startedAt],
    ["Ended", session.endedAt],
  ] as const) {
    const time = (await sessionsPage.detail(label)).getByRole("time");
    await expect(time, label).toHaveAttribute("datetime", instant ?? "");
  }
  await expect(await sessionsPage.detail("Kind")).toHaveText(/^(Shell|.*forward|SSH|Command|ECS)/);
  await expect(await sessionsPage.detail("Access type")).toHaveText(
    session.accessType === "JustInTime" ? "Just-in-time" : (session.accessType ?? "none"),
  );
  await expect(await sessionsPage.detail("Details")).toContainText(session.details ?? "none");
  const logs = (await sessionsPage.detail("Log output")).getByRole("link");
  for (const [name, href] of [
    ["CloudWatch", session.cloudWatchOutputUrl],
    ["S3", session.s3OutputUrl],
  ] as const) {
    if (href !== null) await expect(logs.filter({ hasText: name })).toHaveAttribute("href", href);
  }
});

test("shows why a session failed", async ({ page, sessionsPage, request }) => {
  const all = await listAll(request, "state=history&limit=200&range=7d&status=Failed");
  const explained = all.find(({ details }) => details !== null);
  if (!explained?.details) throw new Error("no session has details");
  await page.goto(`/history?session=${explained.id}`);
  await expect(await sessionsPage.detail("Details")).toHaveText(explained.details);
});

test("says what AWS left out", async ({ page, sessionsPage, request }) => {
  const all = await listAll(request, "state=history&limit=200&range=7d");
  const without = all.find(
    ({ reason, document, details }) => reason === null && document === null && details === null,
  );
  await page.goto(`/history?session=${without?.id}`);
  await expect(await sessionsPage.detail("Reason")).toHaveText("—none");
  await expect(await sessionsPage.detail("Document")).toHaveText("—none");
  await expect(await sessionsPage.detail("Details")).toHaveText("—none");
});

test("says when an open session should end", async ({ page, sessionsPage, request }) => {
  const all = await listAll(request, "state=active");
  const limited = all.find(({ maxDurationMinutes }) => maxDurationMinutes !== null);
  await page.goto(`/active?session=${limited?.id}`);
  await expect(await sessionsPage.detail("Ended")).toHaveText("Still open");
  await expect(await sessionsPage.detail("Ends by")).toContainText("Nov 2026");
});

test.describe("copying", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("a value gives it alone, and the session as JSON gives the API's row", async ({
    page,
    sessionsPage,
    request,
  }) => {
    const [session] = await listAll(request, "state=active");
    if (!session) throw new Error("nobody is connected");
    await page.goto(`/active?session=${session.id}`);
    for (const [button, value] of [
      ["Copy the session id", session.id],
      ["Copy the target", session.target],
      ["Copy the owner’s ARN", session.owner],
    ] as const) {
      await sessionsPage.panel.getByRole("button", { name: button }).click();
      const said = button.replace("Copy", "Copied");
      await expect.soft(page.getByRole("status").filter({ hasText: said })).toBeVisible();
      expect.soft(await clipboardText(page), button).toBe(value);
    }
    await sessionsPage.panel.getByRole("button", { name: "Copy the session as JSON" }).click();
    await expect(page.getByText("Copied the session as JSON")).toBeVisible();
    expect(JSON.parse(await clipboardText(page))).toEqual(session);
  });

  test("a link gives one that opens the same session", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    const [id = ""] = await sessionsPage.ids();
    await page.getByRole("link", { name: id }).click();
    await sessionsPage.panel.getByRole("button", { name: "Copy a link to this session" }).click();
    await expect(page.getByText("Copied a link to this session")).toBeVisible();
    const link = await clipboardText(page);
    const other = await page.context().newPage();
    await other.goto(link);
    await expect(other.getByRole("heading", { level: 1, name: /^alice\.chen on / })).toBeVisible();
    await expect(other.getByText(id, { exact: true })).toBeVisible();
  });
});
