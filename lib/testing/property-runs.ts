import "server-only";
import { afterAll } from "vitest";
import { runsOf } from "./pinned-runs";

/**
 * How often the properties of a test file are tried: a share in `npm test`, all of it nightly. The file says in one
 * line at its end how much it left out. Call it once, at the top of the file.
 */
export function propertyRuns(name: string): (whole: number) => { numRuns: number } {
  let promised = 0;
  let tried = 0;
  afterAll(() => {
    if (tried < promised) {
      process.stdout.write(`${name}: ${tried} of ${promised} runs; all in npm run test:nightly\n`);
    }
  });
  return (whole) => {
    const { numRuns } = runsOf(whole);
    promised += whole;
    tried += numRuns;
    return { numRuns };
  };
}
