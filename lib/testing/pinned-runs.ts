import "server-only";
import path from "node:path";
import { expect, inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether all that the product promises is tried, or a part of it. */
    isWhole: boolean;
  }
}

/** `npm test` tries so much of what `npm run test:nightly` does. */
const SHARE = 0.2;

/** How often a property is tried; `whole` is what the product promises. Prints how many runs are skipped. */
export function runsOf(whole: number): { numRuns: number } {
  if (inject("isWhole")) return { numRuns: whole };
  const numRuns = whole * SHARE;
  const file = path.relative(process.cwd(), expect.getState().testPath ?? "");
  process.stderr.write(`skipped: ${whole - numRuns} of ${whole} runs of a property, in ${file}\n`);
  return { numRuns };
}
