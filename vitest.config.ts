import { defineConfig } from "vitest/config";

/** These modules keep no state between calls, so their test files share them: loading takes longer than testing. */
const PURE = ["lib/sessions", "lib/embed", "lib/server/{listing,config,gateway}", "e2e/emulator"];
const pure = PURE.map((folder) => `${folder}/**/*.test.ts`);

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
        test: { name: "pure", include: pure, benchmark: { include: [] }, isolate: false },
      },
      {
        extends: true,
        test: { name: "isolated", include: ["{lib,deploy}/**/*.test.ts"], exclude: pure },
      },
    ],
    setupFiles: ["lib/testing/seeded-properties.ts"],
    // `npm run test:nightly` runs every property in full, `npm test` a share of it.
    provide: { isWhole: process.env.NIGHTLY === "whole" },
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: "100%",
    // A hang is a fault, and a busy machine is not: property tests take many seconds beside a build.
    testTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
