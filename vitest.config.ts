import { defineConfig } from "vitest/config";

/** What keeps nothing from one call to the next: its tests share their modules, which take longer to load than to test. */
const PURE = ["lib/sessions", "lib/embed", "lib/server/{listing,config,gateway}", "e2e/emulator"];
const pure = PURE.map((folder) => `${folder}/**/*.test.ts`);

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // The marker throws outside a bundler's server layer; here every test is server code.
    alias: { "server-only": "next/dist/compiled/server-only/empty.js" },
  },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "pure", include: pure, benchmark: { include: [] }, isolate: false },
      },
      {
        extends: true,
        test: { name: "isolated", include: ["{lib,deploy}/**/*.test.ts"], exclude: pure },
      },
    ],
    setupFiles: ["lib/testing/seeded-properties.ts"],
    // `npm run test:tokens` tries all that is promised, `npm test` a part of it.
    provide: { isWhole: process.env.TOKENS === "whole" },
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: "100%",
    // A hang is a fault, a busy machine is none: property tests take seconds where others build.
    testTimeout: 120_000,
  },
});
