import { expect, test } from "../../support/fixtures";

test.describe("when the second page fails", () => {
  test.use({ scenario: "second-page-fails" });

  test("the rows stay, and the end says what stopped", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    const alert = page.getByRole("alert").filter({ hasText: "Stopped: " });
    await sessionsPage.wheelTo(alert);
    await expect(alert).toContainText("Stopped: AWS is unavailable. AWS reports a failure");
    await expect(alert).toContainText("The 100 rows above stay.");
    await expect(sessionsPage.rows.last()).toBeVisible();
  });

  test("Retry asks again from where it stopped", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    const retry = page.getByRole("button", { name: "Retry" });
    await sessionsPage.wheelTo(retry);
    const request = page.waitForRequest(/\/api\/sessions/);
    await retry.click();
    expect((await request).url()).toContain("cursor=");
    await expect(retry).toBeEnabled();
    await expect(page.getByText("The 100 rows above stay.")).toBeVisible();
  });

  test("nothing is asked again until a person asks for it", async ({ page, sessionsPage }) => {
    await sessionsPage.goto("/history");
    await sessionsPage.wheelTo(page.getByRole("button", { name: "Retry" }));
    const calls: string[] = [];
    page.on("request", (request) => calls.push(request.url()));
    await page.mouse.wheel(0, -900);
    await sessionsPage.wheelTo(page.getByRole("button", { name: "Retry" }));
    expect(calls.filter((url) => url.includes("/api/"))).toEqual([]);
  });
});

test.describe("when AWS no longer accepts its token", () => {
  test.use({ scenario: "short-lived-token" });

  test("the rows stay, and starting again from the top is offered", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/history");
    const again = page.getByRole("button", { name: "Start again from the top" });
    await sessionsPage.wheelTo(again);
    await expect(page.getByRole("alert").filter({ hasText: "Stopped" })).toContainText(
      "The listing has expired",
    );
    const request = page.waitForRequest(/\/api\/sessions/);
    await again.click();
    expect((await request).url()).not.toContain("cursor=");
    // The rows known already come again and are not doubled.
    await expect(page.getByText("The 100 rows above stay.")).toBeVisible();
    await expect(sessionsPage.rows.last()).toBeVisible();
  });
});

test.describe("when AWS leads in circles", () => {
  test.use({ scenario: "looping" });

  test("the list ends and says that older sessions may be missing", async ({
    page,
    sessionsPage,
  }) => {
    await sessionsPage.goto("/history");
    const alert = page.getByRole("alert").filter({ hasText: "Stopped" });
    await sessionsPage.wheelTo(alert);
    await expect(alert).toContainText("older sessions may be missing");
    await expect(page.getByText("End of history")).toHaveCount(0);
    await expect(sessionsPage.rows.last()).toBeVisible();
  });
});
