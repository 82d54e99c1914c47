import { type Fault, type NamedTests, readFaults } from "./fault";
import { type FaultOptions, readOptions } from "./options";
import { runPlaywright } from "./playwright-run";
import { copyProject, type ProjectCopy } from "./project-copy";
import { runVitest } from "./vitest-run";

const runs = { vitest: runVitest, playwright: runPlaywright };

/**
 * `npm run faults`: plants one fault after another in a copy of the project, and expects the tests that the fault
 * names to fail. A fault that its tests do not catch shows that an assertion is missing.
 */
async function main() {
  const faults = wantedFaults(readOptions(process.argv.slice(2)));
  const copy = await copyProject();
  await expectPassing(copy, faults);
  const uncaught: string[] = [];
  for (const fault of faults) {
    const started = performance.now();
    const problem = await problemOf(copy, fault);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${problem === null ? "caught" : "MISSED"}  ${fault.id} (${seconds} s)`);
    if (problem === null) continue;
    uncaught.push(fault.id);
    console.error(`  ${fault.what}\n  ${problem}`);
  }
  console.log(`\n${faults.length - uncaught.length} caught, ${uncaught.length} missed`);
  if (uncaught.length > 0) console.error(`Missed: ${uncaught.join(", ")}`);
  process.exit(uncaught.length > 0 ? 1 : 0);
}

function wantedFaults({ only, runner }: FaultOptions): Fault[] {
  const all = readFaults();
  const unknown = only.filter((id) => !all.some((fault) => fault.id === id));
  if (unknown.length > 0) throw new Error(`No such fault: ${unknown.join(", ")}`);
  const wanted = all.filter(
    ({ id, tests }) =>
      (only.length === 0 || only.includes(id)) && (runner === null || tests.runner === runner),
  );
  if (wanted.length === 0) throw new Error("No fault fits these options.");
  return wanted;
}

/** A test that fails without a fault proves nothing about one. */
async function expectPassing({ folder }: ProjectCopy, faults: readonly Fault[]) {
  for (const [key, run] of Object.entries(runs)) {
    const named = faults.filter(({ tests }) => tests.runner === key).map(({ tests }) => tests);
    if (named.length === 0) continue;
    const { passed, failed, broken } = await run(folder, united(named));
    if (broken !== null) throw new Error(`Without a fault, the tests do not run: ${broken}`);
    if (failed.length > 0) throw new Error(`Tests fail without a fault: ${failed.join("; ")}`);
    console.log(`Without a fault, ${passed} tests of ${key} pass.`);
  }
}

/** The tests of all faults in one run; whole files if one fault names a whole file. */
function united(named: readonly NamedTests[]): NamedTests {
  const [first] = named;
  if (first === undefined) throw new Error("There is nothing to run.");
  const files = [...new Set(named.flatMap((tests) => tests.files))];
  const isWhole = named.some(({ titles }) => titles.length === 0);
  return {
    runner: first.runner,
    files,
    titles: isWhole ? [] : named.flatMap(({ titles }) => titles),
  };
}

/** Why a fault does not count as caught; null if a test failed because of it. */
async function problemOf(copy: ProjectCopy, { patch, tests }: Fault): Promise<string | null> {
  const misfit = await copy.apply(patch);
  if (misfit !== null) return `The patch does not apply: ${misfit}`;
  try {
    const { passed, failed, broken } = await runs[tests.runner](copy.folder, tests);
    if (broken !== null) return `The tests did not run: ${broken}`;
    return failed.length > 0 ? null : `All ${passed} tests passed.`;
  } finally {
    await copy.revert();
  }
}

await main();
