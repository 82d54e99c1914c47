import { test as base, expect as baseExpect } from "@playwright/test";
import { FilterBar } from "../pages/filter-bar";
import { SessionsPage } from "../pages/sessions-page";
import { TimeEditor } from "../pages/time-editor";
import { emulatedAws } from "./app-server";
import { NOW } from "./clock";
import { SharedApps } from "./shared-apps";

/**
 * `scenario` is the access key id that the app gets, and with it the world that the emulator shows:
 * `test.use({ scenario: "denied" })`. `sharedApp` gives the address of an app with an environment; each worker
 * starts one when a spec first asks. It is the only fixture of a worker, whatever a spec is about: where two specs
 * differed in these, Playwright would end the worker between them, with its browser and all its apps.
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
