import { test as base, expect as baseExpect } from "@playwright/test";
import { emulatedAws, startApp } from "./app-server";
import { NOW } from "./clock";
import { FilterBar } from "./pages/filter-bar";
import { SessionsPage } from "./pages/sessions-page";
import { TimeEditor } from "./pages/time-editor";

type App = Awaited<ReturnType<typeof startApp>>;

/**
 * `scenario` is the access key id that the app gets, and with it the world that the emulator shows:
 * `test.use({ scenario: "denied" })`. Each worker starts an app for a scenario when a spec first asks.
 */
export const test = base.extend<
  { scenario: string; sessionsPage: SessionsPage; filterBar: FilterBar; timeEditor: TimeEditor },
  { appFor: (scenario: string) => Promise<string> }
>({
  scenario: ["demo", { option: true }],
  appFor: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
    async ({}, use) => {
      const apps = new Map<string, Promise<App>>();
      await use(async (scenario) => {
        const env = emulatedAws(process.env.E2E_AWS_URL ?? "", scenario);
        const app = apps.get(scenario) ?? startApp(env, NOW);
        apps.set(scenario, app);
        return (await app).url;
      });
      await Promise.all([...apps.values()].map(async (app) => (await app).close()));
    },
    { scope: "worker" },
  ],
  baseURL: async ({ appFor, scenario }, use) => use(await appFor(scenario)),
  page: async ({ page }, use) => {
    const refused: string[] = [];
    page.on("console", (message) => {
      if (isOwnPolicy(message.text())) refused.push(message.text());
    });
    await page.clock.setFixedTime(NOW);
    await use(page);
    baseExpect(refused, "what the Content-Security-Policy kept from the page").toEqual([]);
  },
  filterBar: async ({ page }, use) => use(new FilterBar(page)),
  sessionsPage: async ({ page }, use) => use(new SessionsPage(page)),
  timeEditor: async ({ page }, use) => use(new TimeEditor(page)),
});

/** Whether the browser tells that a page wanted more than its own policy allows; who frames it is another matter. */
function isOwnPolicy(text: string): boolean {
  return text.includes("Content Security Policy") && !text.includes("frame-ancestors");
}

/** The same assertions as everywhere; specs import everything from here. */
export const expect = baseExpect;
