import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Fault, readFaults } from "./fault";

const ROOT = join(import.meta.dirname, "../../..");

/** `npm run faults` takes an hour; a fault that does not fit the code or names no test must show at once. */
describe("the planted faults", () => {
  const faults = readFaults();

  it("fit the code as it is", () => {
    // One process for all, because most of the time goes into its start. Only a failure asks for each alone.
    const misfits = fits(faults) ? [] : faults.filter((fault) => !fits([fault]));
    expect(misfits.map(({ id }) => id)).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
  });

  it("name tests that their files have", () => {
    const missing = faults.flatMap(({ id, tests: { files, titles } }) => {
      const texts = files.map((file) => readFileSync(join(ROOT, file), "utf8"));
      const lost = titles.filter((title) => !texts.some((text) => text.includes(title)));
      return lost.map((title) => `${id}: ${title}`);
    });
    expect(missing).toEqual([]);
  });
});

/** Whether `git` could apply each of the patches, as it does in the copy of the project: the changed lines must match. */
function fits(faults: readonly Fault[]): boolean {
  const patches = faults.map(({ patch }) => patch);
  return spawnSync("git", ["apply", "--check", "-C0", ...patches], { cwd: ROOT }).status === 0;
}
