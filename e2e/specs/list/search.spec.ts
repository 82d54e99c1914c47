import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "../../support/fixtures";
import type { Session, SessionsPage } from "../../support/sessions-api";

// A hundred thousand sessions: a search through all of them takes fifty answers.
test.use({ scenario: "large" });

/** The newest session of History that started before an instant. */
async function sessionBefore(request: APIRequestContext, instant: string): Promise<Session> {
  const answer = await request.get(`/api/sessions?state=history&limit=1&before=${instant}`);
  const { sessions }: SessionsPage = await answer.json();
  const [session] = sessions;
  if (!session) throw new Error(`nothing started before ${instant}`);
  return session;
}

/** A filter that AWS cannot apply, and that only this session passes. */
function rareFilter({ id }: Session): string {
  return `sessionId=~${id.slice(-15).toUpperCase()}`;
}

/** The answers that the page gets from now on. */
function answersOf(page: Page): SessionsPage[] {
  const answers: SessionsPage[] = [];
  page.on("response", async (response) => {
    if (response.url().includes("/api/sessions?")) answers.push(await response.json());
  });
  return answers;
}

/** The requests that the page makes from now on. */
function questionsOf(page: Page): string[] {
  const questions: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/sessions?")) questions.push(request.url());
  });
  return questions;
}

test.describe("a search for what is rare", () => {
  test("shows a match while it goes on", async ({ page, sessionsPage }) => {
    const session = await sessionBefore(page.request, "2026-11-21T12:00:00Z");
    await page.goto(`/history?${rareFilter(session)}`);
    await expect(sessionsPage.row(session.id)).toBeVisible();
    await expect(
      page.getByText(/^Searching… Searched back to .*: 1 of [\d,]+ sessions/),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: "Stop" })).toBeEnabled();
  });

  test("says how far it came before there is a match", async ({ page }) => {
    const session = await sessionBefore(page.request, "2026-10-30T00:00:00Z");
    await page.goto(`/history?${rareFilter(session)}`);
    const progress = page.getByText(/^Searching… Searched back to .*: 0 of [\d,]+ sessions match/);
    await expect(progress).toBeVisible();
    const first = (await progress.textContent()) ?? "";
    await expect(progress).not.toHaveText(first);
  });

  test("is stopped, asks no more, and goes on where it was stopped", async ({
    page,
    sessionsPage,
  }) => {
    const session = await sessionBefore(page.request, "2026-11-17T00:00:00Z");
    // The second answer waits, so that the search cannot end before it is stopped.
    let stopped = () => {};
    const untilStopped = new Promise<void>((resolve) => {
      stopped = resolve;
    });
    await page.route(/[?&]cursor=/, async (route) => {
      await untilStopped;
      await route.fallback();
    });
    await page.goto(`/history?${rareFilter(session)}`);
    await page.getByRole("button", { name: "Stop" }).click();
    stopped();
    await expect(page.getByText(/^Stopped\. Searched back to .*: 0 of [\d,]+/)).toBeVisible();
    // A stopped search is no empty list.
    await expect.soft(page.getByRole("heading", { name: /No session/ })).toHaveCount(0);

    const questions = questionsOf(page);
    await sessionsPage.wheel(400);
    await page.getByRole("button", { name: "Theme" }).click();
    await page.keyboard.press("Escape");
    expect(questions).toEqual([]);
    const further = page.getByRole("button", { name: "Search further" });
    await expect(further).toBeEnabled();
    await further.click();
    await expect(sessionsPage.row(session.id)).toBeVisible();
    expect(questions[0]).toContain("&cursor=");
  });

  test("says when it is over", async ({ page, sessionsPage }) => {
    const session = await sessionBefore(page.request, "2026-11-22T12:00:00Z");
    await page.goto(`/history?${rareFilter(session)}&range=3d`);
    await expect(page.getByText("End of the window (last 3 days): 1 session.")).toBeVisible();
    await expect(sessionsPage.row(session.id)).toBeVisible();
    await expect(page.getByRole("button", { name: /Stop|Search further|Load more/ })).toHaveCount(
      0,
    );
  });

  test("says that there is no match only when it is over", async ({ page }) => {
    const questions = questionsOf(page);
    const answers = answersOf(page);
    await page.goto("/history?reason=~no-such-reason&range=6d");
    await expect(page.getByText(/^Searching…/)).toBeVisible();
    const nothing = page.getByRole("heading", { name: "No session matches these filters" });
    await expect(nothing).toBeVisible();
    const asked = questions.length;
    expect(asked).toBeGreaterThan(1);
    const isOver = () => answers.some(({ coverage }) => coverage.complete);
    await expect.poll(isOver).toBe(true);
    // An earlier message would have left more requests to make.
    expect(questions).toHaveLength(asked);
  });

  test("ends when the filter is changed", async ({ page, sessionsPage, filterBar }) => {
    await page.goto("/history?reason=~no-such-reason");
    await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
    await filterBar.clearAll.click();
    await expect(sessionsPage.rows.first()).toBeVisible();
    const questions = questionsOf(page);
    await sessionsPage.wheel(0);
    expect(questions.filter((url) => url.includes("no-such-reason"))).toEqual([]);
  });
});
