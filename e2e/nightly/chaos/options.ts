import { type Options, parseOptions } from "../../bench/options";

/** The measurements, in their order. */
const PART_NAMES = ["load", "identical", "sources", "outage", "term", "faults", "memory"] as const;
export type PartName = (typeof PART_NAMES)[number];

/** Reads the command line; throws with what is wrong with it. */
export function readOptions(args: string[]): Options<PartName> & { isShort: boolean } {
  const rest = args.filter((arg) => arg !== "--short");
  return { ...parseOptions(rest, PART_NAMES), isShort: rest.length < args.length };
}
