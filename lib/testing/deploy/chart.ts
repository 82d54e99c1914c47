import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";

type Values = { [name: string]: unknown };

const CHART = new URL("../../../deploy/helm/sessionscope/", import.meta.url);

/** A file of the chart. */
export function chartFile(path: string): string {
  return readFileSync(new URL(path, CHART), "utf8");
}

/** The chart's own values, by the rules of YAML 1.1 as Helm reads them. */
export const chartValues: Values = parse(chartFile("values.yaml"), { version: "1.1" });

/** Whether Helm is installed. Only Helm renders its templates, so tests of rendered objects need it. */
export const hasHelm = spawnSync("helm", ["version"]).status === 0;
if (!hasHelm) {
  console.warn("Helm is not installed: the tests that render the chart are skipped.");
}

/** Several tests look at the same objects, and each run of Helm is a process. */
const rendered = new Map<string, Map<string, string>>();

/**
 * The objects that the chart makes of values that differ from its own: each template's text, by the name of its file.
 * A template that makes no object is absent. Throws with Helm's own message where the chart refuses the values.
 */
export function renderChart(differing: Values = {}): Map<string, string> {
  const key = JSON.stringify(differing);
  const known = rendered.get(key);
  if (known) return known;
  const output = helm(["template", "demo", fileURLToPath(CHART), "--namespace", "ops"], differing);
  const documents = output.split(/^---$/m).flatMap((text) => {
    const [, file] = /^# Source: sessionscope\/templates\/(\S+)$/m.exec(text) ?? [];
    return file === undefined ? [] : ([[file, text]] as const);
  });
  const objects = new Map(documents);
  rendered.set(key, objects);
  return objects;
}

/** Runs `helm lint` with its strict rules. Throws with its report if it finds anything. */
export function lintChart(differing: Values): void {
  helm(["lint", fileURLToPath(CHART), "--strict"], differing);
}

function helm(args: readonly string[], values: Values): string {
  const { status, stdout, stderr } = spawnSync("helm", [...args, "--values", "-"], {
    input: stringify(values),
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr || stdout);
  return stdout;
}
