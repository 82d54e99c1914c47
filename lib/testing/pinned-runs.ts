import "server-only";
import path from "node:path";
import { expect, inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether all promised runs are done, or only a share of them. */
    isWhole: boolean;
  }
}

/** The share of the runs of `npm run test:nightly` that `npm test` does. */
const SHARE = 0.2;

/** The number of runs of a property; `whole` is the promised number. Prints how many runs are skipped. */
export function runsOf(whole: number): { numRuns: number } {
  if (inject("isWhole")) return { numRuns: whole };
  const numRuns = whole * SHARE;
  const file = path.relative(process.cwd(), expect.getState().testPath ?? "");
  process.stderr.write(`skipped: ${whole - numRuns} of ${whole} runs of a property, in ${file}\n`);
  return { numRuns };
}
