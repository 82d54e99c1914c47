import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // The marker throws outside a bundler's server layer; here every test is server code.
    alias: { "server-only": "next/dist/compiled/server-only/empty.js" },
  },
  test: { include: ["lib/**/*.test.ts", "e2e/emulator/**/*.test.ts"] },
});
