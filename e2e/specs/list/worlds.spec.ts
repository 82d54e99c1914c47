import { expect, test } from "../../support/fixtures";
import { idsOf, listAll } from "../../support/sessions-api";

test.describe("a world without sessions", () => {
  test.use({ scenario: "empty" });

  test("Active says that nobody is connected", async ({ page, sessionsPage }) => {
    await page.goto("/active");
    await expect(page.getByRole("heading", { name: "Nobody is connected" })).toBeVisible();
    await expect(
      page.getByText("AWS lists no open session in the accounts and regions shown"),
    ).toBeVisible();
    await page.getByRole("link", { name: "Look in History" }).click();
    await expect(page).toHaveURL(/\/history$/);
    await expect(sessionsPage.rows).toHaveCount(0);
  });

  test("History says how long AWS keeps sessions", async ({ page }) => {
    await page.goto("/history");
    const heading = page.getByRole("heading", { name: "No session ended in the last 30 days" });
    await expect(heading).toBeVisible();
    await expect(page.getByText("AWS keeps sessions for 30 days after they end")).toBeVisible();
    await expect(page.getByRole("link", { name: "Look in Active" })).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  });

  test("a filter without a match says so and can be cleared", async ({ page }) => {
    await page.goto("/history?owner=nobody");
    await expect(
      page.getByRole("heading", { name: "No session matches these filters" }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Clear all filters" }).click();
    await expect(page).toHaveURL(/\/history$/);
  });
});

test.describe("a world of one session", () => {
  test.use({ scenario: "one" });

  for (const [path, end] of [
    ["/active", "1 session in Active."],
    ["/history", "End of history: 1 session. AWS keeps 30 days."],
  ] as const) {
    test(`${path} shows it and ends`, async ({ page, sessionsPage }) => {
      await sessionsPage.goto(path);
      await expect(sessionsPage.rows).toHaveCount(1);
      await expect(page.getByText(end)).toBeVisible();
      await expect(sessionsPage.loadMore).toHaveCount(0);
    });
  }
});

for (const scenario of ["unsorted", "repeating", "sparse"]) {
  test.describe(`a world whose pages are ${scenario}`, () => {
    test.use({ scenario });

    test("shows all rows, once, newest first", async ({ page, sessionsPage, request }) => {
      const all = await listAll(request, "state=history&limit=200");
      const newestFirst = all.toSorted((a, b) =>
        a.startedAt === b.startedAt ? 0 : (a.startedAt ?? "") < (b.startedAt ?? "") ? 1 : -1,
      );
      await sessionsPage.goto("/history");
      const end = page.getByText(`End of history: ${all.length} sessions.`);
      await sessionsPage.wheelTo(end);
      // Rows that came late have taken their places above by now.
      await sessionsPage.wheel(-100_000);
      expect(await sessionsPage.wheelTo(end)).toEqual(idsOf(newestFirst));
    });
  });
}

test.describe("a world with a status that AWS added later", () => {
  test.use({ scenario: "new-status" });

  test("shows it by its name", async ({ sessionsPage, request }) => {
    const all = await listAll(request, "state=history&limit=50");
    const novel = all.find(({ status }) => status === "Hibernating");
    await sessionsPage.goto("/history");
    const row = sessionsPage.row(novel?.id ?? "");
    await expect(row.getByRole("gridcell").first()).toHaveText("Hibernating");
  });

  test("shows an access type that AWS added later", async ({ page, sessionsPage, request }) => {
    const all = await listAll(request, "state=history&limit=50");
    const novel = all.find(({ accessType }) => accessType === "Ephemeral");
    await page.goto(`/history?session=${novel?.id}`);
    await expect(sessionsPage.panel.getByText("Ephemeral")).toBeVisible();
  });
});
