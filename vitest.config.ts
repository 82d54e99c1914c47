import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // The marker throws outside a bundler's server layer; here every test is server code.
    alias: { "server-only": "next/dist/compiled/server-only/empty.js" },
  },
  test: {
    include: ["lib/**/*.test.ts", "e2e/emulator/**/*.test.ts", "deploy/**/*.test.ts"],
    // By default one core is left idle, which is half of a small machine.
    maxWorkers: "100%",
    // A hang is a fault, a busy machine is none: property tests take seconds where others build.
    testTimeout: 120_000,
  },
});
