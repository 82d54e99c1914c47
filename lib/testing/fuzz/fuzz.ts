import "server-only";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { inject, it } from "vitest";

/** What `npm run fuzz` wants: other inputs each time, and so many of each target, or as many as it declares. */
export type FuzzPlan = { seed: number; runs: number | null };

/** What came of one target; `failure` is the smallest input that was found to break it, and why. */
export type FuzzReport = {
  name: string;
  seed: number;
  inputs: number;
  seconds: number;
  failure: string | null;
};

declare module "vitest" {
  interface ProvidedContext {
    fuzz: FuzzPlan | undefined;
  }
  interface TaskMeta {
    fuzz?: FuzzReport;
  }
}

/** Something that takes input from anywhere, and what holds whatever it is given. */
export type FuzzTarget<Input> = {
  /** What `--only` calls it. */
  name: string;
  /** What holds, as a sentence. */
  claim: string;
  /** How many inputs `npm run fuzz` gives it, and the unit tests. */
  inputs: { long: number; short: number };
  arbitrary: fc.Arbitrary<Input>;
  /** Throws where it does not hold. */
  holds: (input: Input) => void | Promise<void>;
  /** What has broken it once: these come first. */
  kept?: readonly Input[];
};

/** The inputs of the unit tests are always the same. */
const FIXED_SEED = 20_261_124;
/** A long run is made of these. Between two of them others get their turn, such as Vitest, which asks how we are. */
const CHUNK = 1000;
const AN_HOUR = 3_600_000;

/** Declares a target: a unit test of a few inputs that are always the same, and a part of `npm run fuzz`. */
export function fuzz<Input>(target: FuzzTarget<Input>): void {
  const { name, claim, inputs } = target;
  it(`${name}: ${claim}`, { timeout: AN_HOUR }, async ({ task }) => {
    const plan = inject("fuzz");
    const seed = plan?.seed ?? FIXED_SEED;
    const runs = plan === undefined ? inputs.short : (plan.runs ?? inputs.long);
    const report = await runTarget(target, seed, runs);
    task.meta.fuzz = report;
    if (report.failure !== null) throw new Error(report.failure);
  });
}

/** Each chunk has the seed after that of the chunk before, so that a failure comes back without what went before it. */
async function runTarget<Input>(
  { name, arbitrary, holds, kept = [] }: FuzzTarget<Input>,
  seed: number,
  runs: number,
): Promise<FuzzReport> {
  const property = fc.asyncProperty(arbitrary, async (input) => void (await holds(input)));
  // Not `performance`: a target may turn that clock.
  const begin = process.hrtime.bigint();
  const report = { name, seed, inputs: 0, seconds: 0, failure: null };
  for (let chunk = 0; report.inputs < runs; chunk += 1) {
    const examples = chunk === 0 ? kept.map((input): [Input] => [input]) : [];
    const numRuns = examples.length + Math.min(CHUNK, runs - report.inputs);
    const details = await fc.check(property, { seed: seed + chunk, numRuns, examples });
    report.inputs += details.numRuns;
    report.seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    if (details.failed) {
      const why = details.errorInstance instanceof Error ? details.errorInstance.stack : "";
      const again = `Again: npm run fuzz -- --only ${name} --seed ${seed + chunk} --runs ${CHUNK}`;
      const failure = [await fc.asyncDefaultReportMessage(details), why, again].join("\n\n");
      return { ...report, failure };
    }
    await setImmediate();
  }
  return report;
}
