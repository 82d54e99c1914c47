import "server-only";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether all that the product promises is tried, or a part of it. */
    isWhole: boolean;
  }
}

/** `npm test` tries so much of what `npm run test:nightly` does. */
const SHARE = 0.2;

/** How often a property is tried; `whole` is what the product promises. */
export function runsOf(whole: number): { numRuns: number } {
  return { numRuns: inject("isWhole") ? whole : whole * SHARE };
}
