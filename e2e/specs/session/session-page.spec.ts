import type { APIRequestContext } from "@playwright/test";
import { clickUntil } from "../../pages/click-until";
import { clipboardText } from "../../pages/clipboard";
import { SessionPage } from "../../pages/session-page";
import { emulatedAws } from "../../support/app-server";
import { expect } from "../../support/fixtures";
import { accountOf, test as base, envOf } from "../../support/many-accounts";
import { ask, type Row } from "../../support/sources-api";

const test = base.extend<{ sessionPage: SessionPage }>({
  sessionPage: async ({ page }, use) => use(new SessionPage(page)),
});

/** A session of a person on a node. */
async function sessionOf(request: APIRequestContext, query: string): Promise<Row> {
  const { sessions } = await ask(request, `${query}&limit=50`);
  const session = sessions.find(({ owner, target }) => owner && target?.startsWith("i-"));
  if (!session) throw new Error(`no session for ${query}`);
  return session;
}

test.describe("the page of a session", () => {
  for (const [state, tab] of [
    ["active", "Active"],
    ["history", "History"],
  ] as const) {
    test(`of ${tab} says who was on which target and leads to its list`, async ({
      page,
      sessionPage,
      sessionsPage,
    }) => {
      const session = await sessionOf(page.request, `state=${state}&owner=alice.chen&range=7d`);
      await page.goto(`/sessions/${session.id}`);
      await expect(sessionPage.heading).toHaveText(`alice.chen on ${session.target}`);
      await expect(page).toHaveTitle(`alice.chen on ${session.target} · Sessionscope`);
      await expect(page.getByText(session.id, { exact: true })).toBeVisible();
      await sessionPage.show.click();
      await expect(page).toHaveURL(`/${state}?session=${session.id}`);
      await expect(sessionsPage.panel.getByRole("heading", { name: session.id })).toBeVisible();
    });
  }

  test("leads to all on its target", async ({ page, sessionPage, sessionsPage }) => {
    const session = await sessionOf(page.request, "state=history");
    await page.goto(`/sessions/${session.id}`);
    await sessionPage.button("All on this target").click();
    await expect(page).toHaveURL(`/history?target=${session.target}`);
    await expect(sessionsPage.rows.first()).toContainText(session.target ?? "");
  });

  test("leads to all by its owner", async ({ page, sessionPage, sessionsPage }) => {
    const session = await sessionOf(page.request, "state=history&owner=alice.chen");
    await page.goto(`/sessions/${session.id}`);
    await sessionPage.button("All by this owner").click();
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await expect(sessionsPage.rows.first()).toContainText("alice.chen");
  });

  test("names the parts of its link that it cannot use, and shows the session", async ({
    page,
    sessionPage,
  }) => {
    const session = await sessionOf(page.request, "state=history");
    await page.goto(`/sessions/${session.id}?account=nobody&started=yesterday&foo=1`);
    await expect(sessionPage.heading).toContainText(` on ${session.target}`);
    await expect(sessionPage.ignored).toContainText("account “nobody” is not a known account");
    await expect(sessionPage.ignored).toContainText("started “yesterday” is not an instant");
    await expect(sessionPage.ignored).toContainText("foo: there is no such key");
  });

  test("shows the sessions that were open at the same time, each with its own page", async ({
    page,
    sessionPage,
  }) => {
    // The busiest node at a busy hour has overlapping sessions of both kinds.
    const { sessions } = await ask(page.request, "state=active&limit=200");
    const session = sessions.find(
      (one) =>
        one.target?.startsWith("i-") &&
        sessions.some((other) => other !== one && other.owner === one.owner),
    );
    await page.goto(`/sessions/${session?.id}`);
    await expect(page.getByRole("heading", { name: "Open at the same time" })).toBeVisible();
    await expect(sessionPage.onTarget).toHaveAttribute("aria-busy", "false");
    const overlapping = sessionPage.byOwner.getByRole("link").first();
    await expect(overlapping).toHaveAttribute(
      "href",
      /^\/sessions\/[^?]+\?account=[\w-]+&region=[\w-]+&started=/,
    );
    await overlapping.click();
    await expect(page).not.toHaveURL(new RegExp(`${session?.id}`));
    await expect(sessionPage.heading).toContainText(" on ");
  });

  test("is opened from the panel", async ({ page, sessionPage, sessionsPage }) => {
    const session = await sessionOf(page.request, "state=history");
    await sessionsPage.goto(`/history?session=${session.id}`);
    await sessionsPage.panel.getByRole("link", { name: "Open as a page" }).click();
    await expect(page).toHaveURL(
      new RegExp(`/sessions/${session.id}\\?account=${session.account}`),
    );
    await expect(sessionPage.heading).toContainText(` on ${session.target}`);
  });
});

test.describe("a link to a session", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("is copied from page and panel with account, region and start", async ({
    page,
    sessionPage,
    baseURL,
  }) => {
    const session = await sessionOf(page.request, "state=history&account=staging");
    for (const path of [`/history?session=${session.id}`, `/sessions/${session.id}`]) {
      await page.goto(path);
      await sessionPage.button("Copy a link to this session").click();
      await expect(page.getByText("Copied a link to this session")).toBeVisible();
      const link = new URL(await clipboardText(page));
      expect.soft(`${link.origin}${link.pathname}`, path).toBe(`${baseURL}/sessions/${session.id}`);
      expect.soft([...link.searchParams], path).toEqual([
        ["account", "staging"],
        ["region", session.region],
        ["started", session.startedAt],
      ]);
      await page.goto(link.href);
      await expect(sessionPage.heading).toContainText(` on ${session.target}`);
    }
  });
});

test.describe("a session that AWS does not have", () => {
  const path = "/sessions/nobody-0123456789abcdef0";

  test("has a page that says so, with a Retry", async ({ page, sessionPage }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(sessionPage.heading).toHaveText("No such session");
    await expect(page.getByText("neither in Active nor in History")).toBeVisible();
    const answer = page.waitForResponse(/\/api\/sessions\/nobody/);
    await sessionPage.retry.click();
    expect((await answer).status()).toBe(404);
  });

  test("may be forgotten, as the start in its link tells", async ({ page }) => {
    await page.goto(`${path}?started=2026-09-01T08:00:00Z`);
    await expect(page.getByText(/It started on 2026-09-01, more than 30 days ago/)).toBeVisible();
  });

  test("may be in an account that was not searched", async ({ page, sessionPage }) => {
    const session = await sessionOf(page.request, "state=history&account=prod");
    await page.goto(`/sessions/${session.id}?account=dev`);
    await expect(sessionPage.heading).toHaveText("No such session");
    await page.getByRole("link", { name: "Look in every account" }).click();
    await expect(page).toHaveURL(`/sessions/${session.id}`);
    await expect(sessionPage.heading).toContainText(` on ${session.target}`);
  });
});

test.describe("a session that cannot be read", () => {
  test("says why, and Retry brings it", async ({ page, sessionPage, aws, appWith, request }) => {
    const url = await appWith(envOf(aws.url, [accountOf("prod"), accountOf("dev")]));
    const { sessions } = await (await request.get(`${url}/api/sessions?state=history`)).json();
    await aws.stop();
    await page.goto(`${url}/sessions/${sessions[0].id}`);
    const alert = page.getByRole("alert").filter({ hasText: "This session could not be loaded" });
    await expect(alert).toContainText("ECONNREFUSED");
    await aws.startAgain();
    await clickUntil(alert.getByRole("button", { name: "Retry" }), sessionPage.show);
    await expect(alert).toHaveCount(0);
    await expect(sessionPage.show).toHaveText(/Show in History/);
  });

  test("is told apart from one that AWS does not have", async ({ page, sharedApp }) => {
    const url = await sharedApp(emulatedAws(process.env.E2E_AWS_URL ?? "", "denied"));
    await page.goto(`${url}/sessions/nobody-0123456789abcdef0`);
    await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toContainText(
      "ssm:DescribeSessions",
    );
    await expect(page.getByRole("heading", { name: "No such session" })).toHaveCount(0);
  });
});
