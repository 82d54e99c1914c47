/** The result of a run of tests. `broken` says why the run decides nothing: no test ran, or a file does not load. */
export type TestRun = { passed: number; failed: string[]; broken: string | null };

/** A test that ends with one of these has not judged the product: the planted code does not even load. */
const LOAD_ERROR =
  /^(?:Error: )?(?:ReferenceError|Transform failed|Cannot find module|Failed to (?:resolve|load))/;

/** Sums up the tests of a report; `error` is about a file as a whole. */
export function testRunOf(
  tests: readonly { title: string; failure: string | null }[],
  error: string | null,
): TestRun {
  const failures = tests.filter(({ failure }) => failure !== null);
  const unloaded = failures.find(({ failure }) => LOAD_ERROR.test(failure ?? ""));
  const nothing = tests.length === 0 ? "No test ran." : null;
  return {
    passed: tests.length - failures.length,
    failed: failures.map(({ title }) => title),
    broken: error ?? unloaded?.failure ?? nothing,
  };
}

/** The pattern by which both runners choose the tests of these titles. */
export function patternOf(titles: readonly string[]): string {
  return titles.map((title) => title.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&")).join("|");
}

/** The last lines of an output, where the cause stands. */
export function lastLines(output: string): string {
  return output.split("\n").slice(-15).join("\n");
}
