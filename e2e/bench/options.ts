import { parseArgs } from "node:util";

/** What can be measured, in the order in which it is: the loudest last. */
const PART_NAMES = ["js", "paint", "api", "engine", "sources", "search", "rows"] as const;
export type PartName = (typeof PART_NAMES)[number];

type Options = { build: boolean; only: PartName[] };

/** Reads the command line; throws with what is wrong with it. */
export function parseOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { "no-build": { type: "boolean" }, only: { type: "string" } },
  });
  const wanted = values.only?.split(",") ?? [...PART_NAMES];
  const unknown = wanted.filter((name) => !PART_NAMES.some((part) => part === name));
  if (unknown.length > 0) {
    throw new Error(`--only takes some of ${PART_NAMES.join()}, not ${JSON.stringify(unknown)}`);
  }
  return {
    build: values["no-build"] !== true,
    only: PART_NAMES.filter((name) => wanted.includes(name)),
  };
}
