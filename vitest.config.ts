import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { BROWSER_ARGS, findHeadlessShell } from "./e2e/support/browser.ts";

/** These modules keep no state between calls, so their test files share them: loading takes longer than testing. */
const PURE = [
  "lib/sessions",
  "lib/embed",
  "lib/server/{listing,config,gateway}",
  "e2e/{emulator,image}",
];
const pure = PURE.map((folder) => `${folder}/**/*.test.ts`);
/** Property tests get the same inputs in each run. */
const setupFiles = ["lib/testing/seeded-properties.ts"];

const shell = findHeadlessShell();

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // The marker throws outside a bundler's server layer, and these tests run as server code.
    alias: { "server-only": "next/dist/compiled/server-only/empty.js" },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: pure,
          benchmark: { include: [] },
          isolate: false,
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: "isolated",
          include: ["{lib,deploy,e2e/nightly}/**/*.test.ts"],
          exclude: pure,
          setupFiles,
        },
      },
      {
        extends: true,
        // The packages of all components, lazy ones too: Vite reloads the page when it finds another one.
        optimizeDeps: {
          include: [
            "@aws-sdk/core/client",
            "@internationalized/date",
            "@tanstack/react-query",
            "@tanstack/react-virtual",
            "axe-core",
            "lucide-react",
            "next/dist/shared/lib/app-router-context.shared-runtime",
            "next/dist/shared/lib/hooks-client-context.shared-runtime",
            "next/navigation",
            "nuqs",
            "nuqs/adapters/testing",
            "nuqs/server",
            "react",
            "react-aria-components",
            "react-dom",
            "react-dom/client",
            "react/jsx-dev-runtime",
            "react/jsx-runtime",
            "vitest-browser-react/pure",
            "zod/mini",
          ],
        },
        test: {
          name: "components",
          include: ["components/**/*.test.tsx"],
          benchmark: { include: [] },
          setupFiles: ["components/testing/setup.ts"],
          alias: {
            "next/link": fileURLToPath(
              new URL("components/testing/test-link.tsx", import.meta.url),
            ),
          },
          // One page runs all files of a worker: to load React and the views takes longer than most tests.
          isolate: false,
          // Generous, for a busy machine: no test asserts how long something takes.
          expect: { poll: { timeout: 60_000 } },
          testTimeout: 300_000,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: {
                ...(shell !== null && { executablePath: shell }),
                args: BROWSER_ARGS,
              },
              contextOptions: { timezoneId: "Europe/Berlin" },
            }),
            instances: [{ browser: "chromium" }],
            viewport: { width: 1440, height: 900 },
            screenshotDirectory: "test-results/components",
          },
        },
      },
    ],
    // A browser starts slowly beside a build.
    browser: { connectTimeout: 300_000 },
    // `npm run test:nightly` runs every property in full, `npm test` a share of it.
    provide: { isWhole: process.env.NIGHTLY === "whole" },
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: "100%",
    // A hang is a fault, and a busy machine is not: property tests take many seconds beside a build.
    testTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
