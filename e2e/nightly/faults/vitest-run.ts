import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command";
import type { NamedTests } from "./fault";
import { lastLines, patternOf, type TestRun, testRunOf } from "./test-run";

type Report = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

/** Runs test files in a copy of the project and reads Vitest's own report of them. */
export async function runVitest(folder: string, tests: NamedTests): Promise<TestRun> {
  const file = join(folder, "vitest-report.json");
  rmSync(file, { force: true });
  const { output } = await runCommand(folder, "node_modules/.bin/vitest", [
    "run",
    ...tests.files,
    ...(tests.titles.length === 0 ? [] : ["--testNamePattern", patternOf(tests.titles)]),
    "--reporter=json",
    `--outputFile=${file}`,
  ]);
  if (!existsSync(file)) return testRunOf([], lastLines(output));
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  return testRunOf(testsOf(report), errorOf(report));
}

function testsOf({ testResults }: Report) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "passed" || status === "failed")
    .map(({ fullName, status, failureMessages }) => ({
      title: fullName,
      failure: status === "failed" ? (failureMessages[0] ?? "") : null,
    }));
}

/** A file that fails without a failed test did not load, or its preparation failed. */
function errorOf({ testResults }: Report): string | null {
  const broken = testResults.find(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  return broken === undefined ? null : `${broken.name}: ${broken.message}`;
}
