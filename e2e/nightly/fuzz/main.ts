import { availableParallelism } from "node:os";
import { startVitest, type TestCase } from "vitest/node";
import { aligned } from "../../bench/table";
import { type FuzzOptions, readOptions } from "./options";

/** All that the targets declare is to be no less. */
const LEAST = 1_000_000;

/**
 * `npm run fuzz`: the targets of `lib/testing/fuzz` with other inputs each time, and many of them. Only Vitest can run the
 * server's code alone; it is told how much there is to do, and each target tells what came of it.
 */
async function main() {
  const options = readOptions(process.argv.slice(2));
  const { seed, runs, only } = options;
  console.log(`Fuzzing with --seed ${seed}…`);
  const known: string[] = [];
  const reports: Report[] = [];
  const errors: string[] = [];
  const vitest = await startVitest("test", ["lib/testing/fuzz/"], {
    run: true,
    watch: false,
    maxWorkers: availableParallelism(),
    provide: { fuzz: { seed, runs } },
    ...(only.length > 0 && { testNamePattern: patternOf(only) }),
    reporters: [
      {
        onTestCaseResult(test) {
          known.push(...nameOf(test));
          const { fuzz } = test.meta();
          if (fuzz) reports.push(fuzz);
          if (fuzz) console.log(lineOf(fuzz));
          else if (test.result().state === "failed") errors.push(textOf(test.result().errors));
        },
        onTestRunEnd(modules, unhandled) {
          errors.push(...modules.map((module) => textOf(module.errors())), textOf(unhandled));
        },
      },
    ],
  });
  await vitest.close();
  const failed = reports.filter(({ failure }) => failure !== null);
  console.log(`\n${tableOf(reports)}\n`);
  for (const { name, failure } of failed) console.error(`${name}: ${failure}\n`);
  const faults = [...faultsOf(options, known, reports), ...errors.filter((text) => text !== "")];
  for (const fault of faults) console.error(fault);
  // Vitest may have set it already, for whatever it did not like.
  if (failed.length + faults.length > 0) process.exitCode = 1;
}

type Report = NonNullable<ReturnType<TestCase["meta"]>["fuzz"]>;

/** Tests of targets are called `name: what holds`. */
function patternOf(only: readonly string[]): RegExp {
  return new RegExp(`(?:^| )(?:${only.join("|")}): `);
}

function nameOf({ name }: TestCase): string[] {
  const [, target] = /^([a-z-]+): /.exec(name) ?? [];
  return target === undefined ? [] : [target];
}

/** The conditions that would make a run look better than it was. */
function faultsOf(
  { runs, only }: FuzzOptions,
  known: readonly string[],
  reports: readonly Report[],
): string[] {
  const unknown = only.filter((name) => !known.includes(name));
  const wanted = only.length > 0 ? only : known;
  const silent = wanted.filter((name) => !reports.some((report) => report.name === name));
  const isAll = only.length === 0 && runs === null && reports.every(({ failure }) => !failure);
  return [
    ...unknown.map((name) => `There is no target ${name}, but ${known.toSorted().join(", ")}.`),
    ...silent
      .filter((name) => known.includes(name))
      .map((name) => `${name} did not come to its end.`),
    ...(isAll && sumOf(reports) < LEAST ? [`Fewer than ${LEAST} inputs.`] : []),
  ];
}

function lineOf({ name, inputs, seconds, failure }: Report): string {
  const rate = Math.round(inputs / Math.max(seconds, 0.001));
  const end = failure === null ? "holds" : "FAILS";
  return `${end}  ${name}: ${counted(inputs)} inputs in ${seconds.toFixed(1)} s (${counted(rate)} a second)`;
}

function tableOf(reports: readonly Report[]): string {
  const rows = reports
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, inputs, seconds, failure }) => [
      name,
      counted(inputs),
      seconds.toFixed(1),
      failure === null ? "0" : "1",
    ]);
  const seconds = reports.reduce((sum, report) => sum + report.seconds, 0);
  const failures = reports.filter(({ failure }) => failure !== null).length;
  const total = ["total", counted(sumOf(reports)), seconds.toFixed(1), `${failures}`];
  return aligned([["target", "inputs", "seconds", "failures"], ...rows, total], [1, 2, 3]);
}

function sumOf(reports: readonly Report[]): number {
  return reports.reduce((sum, { inputs }) => sum + inputs, 0);
}

function counted(count: number): string {
  return count.toLocaleString("en");
}

function textOf(errors: readonly { stack?: string; message: string }[] | undefined): string {
  return (errors ?? []).map(({ stack, message }) => stack ?? message).join("\n");
}

await main();
