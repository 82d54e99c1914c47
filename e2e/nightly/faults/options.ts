import { parseArgs } from "node:util";
import { isRunner, RUNNERS, type Runner } from "./fault";

/** The faults to plant: without `only` all of them, without `runner` those of both. */
export type FaultOptions = { only: string[]; runner: Runner | null };

/** Reads the command line. Throws an error that names the mistake. */
export function readOptions(args: string[]): FaultOptions {
  const { values } = parseArgs({
    args,
    options: { only: { type: "string" }, runner: { type: "string" } },
  });
  const { only, runner = null } = values;
  if (runner !== null && !isRunner(runner)) {
    throw new Error(`--runner takes ${RUNNERS.join(" or ")}, not ${JSON.stringify(runner)}`);
  }
  return { only: only?.split(",").filter((id) => id !== "") ?? [], runner };
}
