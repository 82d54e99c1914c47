import { test as base, expect as baseExpect } from "@playwright/test";
import { FilterBar } from "../pages/filter-bar";
import { SessionsPage } from "../pages/sessions-page";
import { TimeEditor } from "../pages/time-editor";
import { emulatedAws } from "./app-server";
import { NOW } from "./clock";
import { SharedApps } from "./shared-apps";

/**
 * `scenario` is the access key id of the app, and chooses the world that the emulator shows:
 * `test.use({ scenario: "denied" })`. `sharedApp` gives the address of an app with an environment. Each worker starts such
 * an app when a spec first asks for it. Prefer it to worker fixtures: where two specs differ in worker fixtures,
 * Playwright ends the worker between them, with its browser and all its apps.
 */
export const test = base.extend<
  {
    scenario: string;
    sessionsPage: SessionsPage;
    filterBar: FilterBar;
    timeEditor: TimeEditor;
  },
  { sharedApp: (env: NodeJS.ProcessEnv) => Promise<string> }
>({
  scenario: ["demo", { option: true }],
  sharedApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
    async ({}, use) => {
      const apps = new SharedApps();
      await use((env) => apps.urlOf(env));
      await apps.close();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ sharedApp, scenario }, use) =>
    use(await sharedApp(emulatedAws(process.env.E2E_AWS_URL ?? "", scenario))),
  page: async ({ page }, use) => {
    const refused: string[] = [];
    page.on("console", (message) => {
      if (isOwnPolicy(message.text())) refused.push(message.text());
    });
    await page.clock.setFixedTime(NOW);
    await use(page);
    baseExpect(refused, "violations of the Content-Security-Policy").toEqual([]);
  },
  filterBar: async ({ page }, use) => use(new FilterBar(page)),
  sessionsPage: async ({ page }, use) => use(new SessionsPage(page)),
  timeEditor: async ({ page }, use) => use(new TimeEditor(page)),
});

/** Whether the browser reports that a page violated its own policy. A refused frame is not such a violation. */
function isOwnPolicy(text: string): boolean {
  return text.includes("Content Security Policy") && !text.includes("frame-ancestors");
}

/** The assertions of all specs. */
export const expect = baseExpect;
