import "server-only";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { inject, it } from "vitest";

/** The plan of `npm run fuzz`: a new seed each time, and a number of inputs per target; null means its own number. */
export type FuzzPlan = { seed: number; runs: number | null };

/** The result of one target. `failure` is the smallest failing input, with the reason. */
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

/** Code that takes untrusted input, and a property that holds for every input. */
export type FuzzTarget<Input> = {
  /** The name for `--only`. */
  name: string;
  /** The property, as a sentence. */
  claim: string;
  /** The number of inputs in `npm run fuzz` and in the unit tests. */
  inputs: { long: number; short: number };
  arbitrary: fc.Arbitrary<Input>;
  /** Throws if the property does not hold. */
  holds: (input: Input) => void | Promise<void>;
  /** Inputs that once failed. They run first. */
  regressions?: readonly Input[];
};

/** The inputs of the unit tests are always the same. */
const FIXED_SEED = 20_261_124;
/** The inputs of one chunk of a long run. Between chunks the event loop runs, so that Vitest gets its heartbeat. */
const CHUNK = 1000;
const AN_HOUR = 3_600_000;

/** Declares a target: a unit test with a few fixed inputs, and a part of `npm run fuzz`. */
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

/** Each chunk uses the next seed, so that a failure can be repeated without the chunks before it. */
async function runTarget<Input>(
  { name, arbitrary, holds, regressions = [] }: FuzzTarget<Input>,
  seed: number,
  runs: number,
): Promise<FuzzReport> {
  const property = fc.asyncProperty(arbitrary, async (input) => void (await holds(input)));
  // `performance` is not used here, because a target may fake that clock.
  const begin = process.hrtime.bigint();
  const report = { name, seed, inputs: 0, seconds: 0, failure: null };
  for (let chunk = 0; report.inputs < runs; chunk += 1) {
    const examples = chunk === 0 ? regressions.map((input): [Input] => [input]) : [];
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
