import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

export const RUNNERS = ["vitest", "playwright"] as const;
export type Runner = (typeof RUNNERS)[number];

/** Tests to run: all of the files, or those with one of the titles. */
export type NamedTests = { runner: Runner; files: string[]; titles: string[] };

/** One planted fault: `<id>.patch` in this folder, a unified diff under two header lines. */
export type Fault = { id: string; what: string; patch: string; tests: NamedTests };

const FOLDER = import.meta.dirname;
const ROOT = join(FOLDER, "../../..");

export function isRunner(text: string): text is Runner {
  return RUNNERS.some((runner) => runner === text);
}

/** All faults of this folder, by id. Throws if a header is wrong or names a file that does not exist. */
export function readFaults(): Fault[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".patch"));
  return names.toSorted().map((name) => readFault(join(FOLDER, name)));
}

function readFault(patch: string): Fault {
  const id = basename(patch, ".patch");
  const [header = ""] = readFileSync(patch, "utf8").split(/^diff /m);
  const [, what] = /^What: (.+)$/m.exec(header) ?? [];
  const [, runner, files, title] = /^Tests: (\S+) ([^"\n]+?)(?: "(.+)")?$/m.exec(header) ?? [];
  if (what === undefined || runner === undefined || files === undefined || !isRunner(runner)) {
    throw new Error(`${id}.patch begins with a line "What: …" and a line "Tests: vitest …"`);
  }
  const tests = { runner, files: files.split(" "), titles: title === undefined ? [] : [title] };
  const missing = tests.files.filter((file) => !existsSync(join(ROOT, file)));
  if (missing.length > 0) throw new Error(`${id}.patch names ${missing.join(", ")}: no such file`);
  return { id, what, patch, tests };
}
