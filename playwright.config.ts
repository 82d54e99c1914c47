import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS, findBrowser } from "@/e2e/support/browser";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/support/emulated-aws.ts",
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A flaky spec is a bug of the app or of the spec; running it again would hide which.
  retries: 0,
  workers: 2,
  // Generous, for machines that build beside it: no spec asserts how long something takes.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    timezoneId: "Europe/Berlin",
    // Traces cost a tenth of the suite, of which they show what fails. `--trace on` makes them.
    trace: "off",
    launchOptions: { executablePath: findBrowser(), args: BROWSER_ARGS },
  },
});
