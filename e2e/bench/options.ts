import { parseArgs } from "node:util";

export type Options<Name extends string> = { build: boolean; only: Name[] };

/** Reads the command line for some of these parts; throws with what is wrong with it. */
export function parseOptions<Name extends string>(
  args: string[],
  names: readonly Name[],
): Options<Name> {
  const { values } = parseArgs({
    args,
    options: { "no-build": { type: "boolean" }, only: { type: "string" } },
  });
  const wanted = values.only?.split(",") ?? [...names];
  const unknown = wanted.filter((name) => !names.some((part) => part === name));
  if (unknown.length > 0) {
    throw new Error(`--only takes some of ${names.join()}, not ${JSON.stringify(unknown)}`);
  }
  return {
    build: values["no-build"] !== true,
    only: names.filter((name) => wanted.includes(name)),
  };
}
