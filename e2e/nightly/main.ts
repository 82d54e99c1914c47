import { spawnSync } from "node:child_process";

/** Each step of the night, in the order of how much it tells in how little time. */
const STEPS: readonly { name: string; command: string[]; env?: Record<string, string> }[] = [
  { name: "unit tests, all runs of each property", command: ["npx", "vitest", "run"] },
  { name: "build", command: ["npm", "run", "build"], env: { NODE_ENV: "production" } },
  {
    name: "browser tests, all ways past a guard",
    command: ["npx", "tsx", "e2e/run.ts", "--built"],
  },
  { name: "planted faults", command: ["npm", "run", "faults"] },
  { name: "fuzz", command: ["npm", "run", "fuzz"] },
  { name: "chaos", command: ["npm", "run", "chaos"] },
];

/**
 * `npm run test:nightly`: everything that is heavy and random, whole. `npm test` runs a share of it. A step that fails
 * does not stop the others.
 */
const failed = STEPS.filter(({ name, command: [program = "", ...args], env }) => {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(program, args, {
    stdio: "inherit",
    env: { ...process.env, NIGHTLY: "whole", NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  return status !== 0;
});

for (const { name } of failed) console.log(`failed: ${name}`);
console.log(`${STEPS.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
