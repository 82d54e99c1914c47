import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

/** The targets to fuzz. An empty `only` means all of them, and `runs` null the number that each target declares. */
export type FuzzOptions = { seed: number; runs: number | null; only: string[] };

/** Reads the command line; throws with what is wrong with it. */
export function readOptions(args: string[]): FuzzOptions {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string" },
      runs: { type: "string" },
      only: { type: "string" },
    },
  });
  return {
    seed: wholeNumber("--seed", values.seed) ?? randomInt(2 ** 31),
    runs: wholeNumber("--runs", values.runs),
    only: values.only?.split(",").filter((name) => name !== "") ?? [],
  };
}

function wholeNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new Error(`${option} takes a whole number, not ${JSON.stringify(text)}`);
}
