import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "../../support/fixtures";

/** The id of one session of the API's answer to a query. */
async function idOf(request: APIRequestContext, query: string): Promise<string> {
  const answer = await request.get(`/api/sessions?${query}&limit=1`);
  const { sessions }: { sessions: { id: string }[] } = await answer.json();
  return sessions[0]?.id ?? "";
}

test.describe("a link to a session", () => {
  test("opens its details beside the list", async ({ page, sessionsPage }) => {
    const id = await idOf(page.request, "state=history");
    await sessionsPage.goto(`/history?session=${id}`);
    await expect(sessionsPage.panel.getByRole("heading", { name: id })).toBeVisible();
    await expect(sessionsPage.panel).toContainText("Lasted");
    await expect(sessionsPage.rows.first()).toHaveAttribute("aria-selected", "true");
  });

  test("opens one that is far down the list", async ({ page, sessionsPage }) => {
    const id = await idOf(page.request, "state=history&before=2026-11-03T00:00:00Z");
    await sessionsPage.goto(`/history?session=${id}`);
    await expect(sessionsPage.panel.getByRole("heading", { name: id })).toBeVisible();
    await expect(sessionsPage.panel.getByRole("time").first()).toHaveText(
      /^2 Nov 2026|^1 Nov 2026/,
    );
    await expect(page.getByRole("row", { selected: true })).toHaveCount(0);
  });

  test("opens one that the filters leave out", async ({ page, sessionsPage }) => {
    const id = await idOf(page.request, "state=history&owner=m.rodriguez");
    await sessionsPage.goto(`/history?owner=alice.chen&session=${id}`);
    await expect(sessionsPage.panel).toContainText("m.rodriguez");
  });

  test("opens one that has changed tabs", async ({ page, sessionsPage }) => {
    const id = await idOf(page.request, "state=history");
    await sessionsPage.goto(`/active?session=${id}`);
    await expect(sessionsPage.panel).toContainText("Lasted");
  });

  test("says when AWS has no such session", async ({ sessionsPage }) => {
    await sessionsPage.goto("/history?session=alice.chen-0123456789abcdef0");
    await expect(sessionsPage.panel).toContainText("AWS lists no such session");
  });

  test("is in the address while the details are open, and Back closes them", async ({
    page,
    sessionsPage,
  }) => {
    const id = await idOf(page.request, "state=history&owner=alice.chen");
    await sessionsPage.goto("/history?owner=alice.chen");
    await sessionsPage.rows.first().click();
    await expect(page).toHaveURL(`/history?owner=alice.chen&session=${id}`);
    await page.goBack();
    await expect(sessionsPage.panel).toBeHidden();
    await expect(page).toHaveURL("/history?owner=alice.chen");
  });
});
