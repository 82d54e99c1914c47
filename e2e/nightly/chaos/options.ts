import { type Options, parseOptions } from "../../bench/options";

/** What can be measured, in the order in which it is. */
const PART_NAMES = ["load", "identical", "sources", "outage", "term", "faults", "memory"] as const;
export type PartName = (typeof PART_NAMES)[number];

/** Reads the command line; throws with what is wrong with it. */
export function readOptions(args: string[]): Options<PartName> & { isShort: boolean } {
  const rest = args.filter((arg) => arg !== "--short");
  return { ...parseOptions(rest, PART_NAMES), isShort: rest.length < args.length };
}
