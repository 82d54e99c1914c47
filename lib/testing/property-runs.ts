import "server-only";
import { afterAll } from "vitest";
import { runsOf } from "./pinned-runs";

/**
 * The number of runs for the properties of a test file: a share in `npm test`, all of them nightly. At its end the
 * file prints in one line how many runs it skipped. Call it once, at the top of the file.
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
