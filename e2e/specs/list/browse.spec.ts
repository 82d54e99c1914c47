import { NOW } from "../../support/clock";
import { expect, test } from "../../support/fixtures";
import { idsOf, listAll, type Session } from "../../support/sessions-api";

const COLUMNS = [
  "Status",
  "Owner",
  "Target",
  "Started UTC",
  "Duration",
  "Kind",
  "Reason",
  "Session ID",
];

test("the bare address leads to Active and keeps the query", async ({ page }) => {
  await page.goto("/?owner=alice.chen");
  await expect(page).toHaveURL(/\/active\?owner=alice\.chen$/);
});

test("tabs are links, and the open one is marked as current", async ({ page, sessionsPage }) => {
  await sessionsPage.goto("/active");
  await expect(sessionsPage.tab("Active")).toHaveAttribute("aria-current", "page");
  await expect(sessionsPage.tab("History")).not.toHaveAttribute("aria-current", "page");
  await sessionsPage.tab("History").click();
  await expect(page).toHaveURL(/\/history$/);
  await expect(sessionsPage.tab("History")).toHaveAttribute("aria-current", "page");
  await expect(sessionsPage.tab("Active")).not.toHaveAttribute("aria-current", "page");
});

test("Active shows who is connected where, newest first", async ({
  page,
  sessionsPage,
  request,
}) => {
  const all = await listAll(request, "state=active&limit=200");
  await sessionsPage.goto("/active");
  await expect.soft(sessionsPage.tab("Active")).toHaveAccessibleName(`Active ${all.length}`);
  await expect.soft(page.getByRole("banner")).toContainText("default · eu-west-1");
  await expect.soft(sessionsPage.grid.getByRole("columnheader")).toHaveText(COLUMNS);
  await expect.soft(sessionsPage.grid.getByRole("row", { name: /November · / })).toHaveCount(0);

  await test.step("the newest start comes first", async () => {
    const newest = all.slice(0, 12);
    const starts = newest.map(({ startedAt }) => startedAt ?? "");
    expect.soft(starts).toEqual(starts.toSorted().reverse());
    expect.soft((await sessionsPage.ids()).slice(0, 12)).toEqual(idsOf(newest));
  });

  await test.step("rows show people and roles, never ARNs", async () => {
    const assumed = /^arn:aws:sts::\d+:assumed-role\/([^/_]+)\/(.+)$/;
    const hers = all.find(({ owner }) => assumed.test(owner ?? ""));
    const [, role, person] = assumed.exec(hers?.owner ?? "") ?? [];
    const cell = sessionsPage
      .row(hers?.id ?? "")
      .getByRole("gridcell")
      .nth(1);
    await expect.soft(cell).toHaveText(`${person}${role}`);
    await expect.soft(sessionsPage.grid).not.toContainText("arn:");
  });

  await test.step("a status is told by its word", async () => {
    for (const { id, status } of all) {
      const cell = sessionsPage.row(id).getByRole("gridcell").first();
      const word = cell.getByRole("button", { name: status ?? "", exact: true });
      await expect.soft(word).toBeVisible();
    }
  });
});

test("History has the columns, with the zone printed once, and lists the newest start first", async ({
  sessionsPage,
  request,
}) => {
  const newest = (await listAll(request, "state=history&limit=200")).slice(0, 12);
  const starts = newest.map(({ startedAt }) => startedAt ?? "");
  expect.soft(starts).toEqual(starts.toSorted().reverse());
  await sessionsPage.goto("/history");
  await expect.soft(sessionsPage.grid.getByRole("columnheader")).toHaveText(COLUMNS);
  expect.soft((await sessionsPage.ids()).slice(0, 12)).toEqual(idsOf(newest));
});

test.describe("a history of a few sessions a day", () => {
  test.use({ scenario: "strict-filters" });

  test("has a heading with a count for each day", async ({ sessionsPage, request }) => {
    const all = await listAll(request, "state=history&limit=200&range=7d");
    const count = (day: string) => all.filter(({ startedAt }) => startedAt?.startsWith(day)).length;
    await sessionsPage.goto("/history");
    for (const [label, day] of [
      ["Monday 23 November", "2026-11-23"],
      ["Sunday 22 November", "2026-11-22"],
    ] as const) {
      const name = `${label} · ${count(day)} ${count(day) === 1 ? "session" : "sessions"}`;
      await expect(sessionsPage.grid.getByRole("row", { name, exact: true })).toBeVisible();
    }
  });
});

test.describe("a history whose second page fails", () => {
  test.use({ scenario: "second-page-fails" });

  test("has a plus behind the count of the day that may go on", async ({ sessionsPage }) => {
    await sessionsPage.goto("/history");
    const unfinished = sessionsPage.grid.getByRole("row", { name: /· \d+\+ sessions$/ });
    await sessionsPage.wheelTo(unfinished);
    await expect(unfinished).toHaveCount(1);
  });
});

test("the duration of an open session ticks", async ({ page, sessionsPage, request }) => {
  const [newest] = await listAll(request, "state=active");
  await page.clock.install({ time: NOW });
  await sessionsPage.goto("/active");
  // The server's clock stands still in this test, and ages go by the last answer.
  await page.keyboard.press("l");
  const duration = sessionsPage
    .row(newest?.id ?? "")
    .getByRole("gridcell")
    .nth(4);
  const before = await duration.textContent();
  await page.clock.runFor(61_000);
  await expect(duration).not.toHaveText(before ?? "");
});

test("the duration of an ended session stands still", async ({ page, sessionsPage }) => {
  await page.clock.install({ time: NOW });
  await sessionsPage.goto("/history");
  const duration = sessionsPage.rows.first().getByRole("gridcell").nth(4);
  const before = (await duration.textContent()) ?? "";
  await page.clock.runFor(61_000);
  await expect(duration).toHaveText(before);
});

test("a session that has outlived its maximum stands out", async ({ sessionsPage, request }) => {
  const now = Date.parse(NOW);
  const endsBy = ({ startedAt, maxDurationMinutes }: Session) =>
    Date.parse(startedAt ?? "") + (maxDurationMinutes ?? Number.NaN) * 60_000;
  const overdue = (await listAll(request, "state=active")).filter((one) => endsBy(one) < now);
  await sessionsPage.goto("/active");
  const warning = sessionsPage.grid.getByRole("img", { name: /^Open longer than its maximum of / });
  await expect(warning).toHaveCount(overdue.length);
  for (const { id, maxDurationMinutes } of overdue) {
    const name = `Open longer than its maximum of ${maxDurationMinutes} minutes`;
    await expect(sessionsPage.row(id).getByRole("img", { name })).toBeVisible();
  }
});
