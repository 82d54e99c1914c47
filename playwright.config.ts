import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS, findBrowser, findHeadlessShell } from "@/e2e/support/browser";

/** Frames of another site and their cookies are tested in a full Chromium. */
const FRAMED = "**/specs/embed/*.spec.ts";
const shell = findHeadlessShell();

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/support/emulated-aws.ts",
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A flaky spec is a bug of the app or of the spec; a retry would hide which.
  retries: 0,
  workers: 2,
  // Generous, for a busy machine: no spec asserts how long something takes.
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    timezoneId: "Europe/Berlin",
    // One window for each worker. Before each test Playwright clears cookies, storage, cache, clock, routes, viewport
    // and media, and closes all other windows. A new context for each test would take a third of the suite.
    reuseContext: true,
    screenshot: "only-on-failure",
    // The steps, requests and console of a test that fails. Snapshots of every step would take a tenth of the suite;
    // `--trace on` records them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
  },
  projects: [
    {
      name: "shell",
      testIgnore: FRAMED,
      use: {
        launchOptions: { args: BROWSER_ARGS, ...(shell !== null && { executablePath: shell }) },
      },
    },
    {
      name: "chromium",
      testMatch: FRAMED,
      use: { launchOptions: { executablePath: findBrowser(), args: BROWSER_ARGS } },
    },
  ],
});
