import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./command";
import type { NamedTests } from "./fault";
import { lastLines, patternOf, type TestRun, testRunOf } from "./test-run";

type Suite = { suites?: Suite[]; specs: Spec[] };
type Spec = { title: string; tests: { results: { status: string; error?: Problem }[] }[] };
type Problem = { message?: string };
type Report = { suites: Suite[]; errors: Problem[] };

/** Builds the copy of the project, runs specs against the build and reads Playwright's own report of them. */
export async function runPlaywright(folder: string, tests: NamedTests): Promise<TestRun> {
  const built = await runCommand(folder, "npm", ["run", "--silent", "build"], {
    NODE_ENV: "production",
  });
  if (built.code !== 0) return testRunOf([], lastLines(built.output));
  const file = join(folder, "playwright-report.json");
  rmSync(file, { force: true });
  const { output } = await runCommand(
    folder,
    "node_modules/.bin/playwright",
    ["test", ...tests.files, ...grepOf(tests), "--reporter=json"],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  );
  if (!existsSync(file)) return testRunOf([], lastLines(output));
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  return testRunOf(
    report.suites.flatMap(specsOf).flatMap(resultsOf),
    report.errors[0]?.message ?? null,
  );
}

function grepOf({ titles }: NamedTests): string[] {
  return titles.length === 0 ? [] : ["--grep", patternOf(titles)];
}

function specsOf({ suites = [], specs }: Suite): Spec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function resultsOf({ title, tests }: Spec) {
  return tests
    .flatMap(({ results }) => results)
    .filter(({ status }) => status !== "skipped")
    .map(({ status, error }) => ({
      title,
      failure: status === "passed" ? null : (error?.message ?? status),
    }));
}
