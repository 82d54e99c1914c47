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

  test("each list shows it and ends", async ({ page, sessionsPage }) => {
    for (const [path, end] of [
      ["/active", "1 session in Active."],
      ["/history", "End of history: 1 session. AWS keeps 30 days."],
    ] as const) {
      await sessionsPage.goto(path);
      await expect.soft(sessionsPage.rows).toHaveCount(1);
      await expect.soft(page.getByText(end)).toBeVisible();
      await expect.soft(sessionsPage.loadMore).toHaveCount(0);
    }
  });
});

for (const scenario of ["unsorted", "repeating", "sparse"]) {
  test.describe(`a world whose pages are ${scenario}`, () => {
    test.use({ scenario });

    test("shows all rows, once, newest first", async ({ page, sessionsPage, request }) => {
      const all = await listAll(request, "state=history&limit=200&range=14d");
      const newestFirst = all.toSorted((a, b) =>
        a.startedAt === b.startedAt ? 0 : (a.startedAt ?? "") < (b.startedAt ?? "") ? 1 : -1,
      );
      // Two weeks are more than one page of the API and many screens.
      expect(all.length).toBeGreaterThan(60);
      await sessionsPage.goto("/history?range=14d");
      const end = page.getByText(new RegExp(`^End of the window .*: ${all.length} sessions`));
      await sessionsPage.wheelTo(end);
      // By now the rows that came late are in their positions above.
      await sessionsPage.wheel(-100_000);
      expect(await sessionsPage.wheelTo(end)).toEqual(idsOf(newestFirst));
    });
  });
}

test.describe("a world with a status that AWS added later", () => {
  test.use({ scenario: "new-status" });

  test("shows it by its name, as a new access type", async ({ page, sessionsPage, request }) => {
    const all = await listAll(request, "state=history&limit=50");
    const status = all.find((one) => one.status === "Hibernating");
    const accessType = all.find((one) => one.accessType === "Ephemeral");
    await sessionsPage.goto("/history");
    const row = sessionsPage.row(status?.id ?? "");
    await expect.soft(row.getByRole("gridcell").first()).toHaveText("Hibernating");
    await page.goto(`/history?session=${accessType?.id}`);
    await expect.soft(sessionsPage.panel.getByText("Ephemeral")).toBeVisible();
  });
});
