/** One instruction of a Dockerfile: `RUN`, and what stands behind it, in one line. */
export type Instruction = { name: string; text: string };

/** From `FROM` to the next one. */
export type Stage = { base: string; name: string | null; instructions: Instruction[] };

const KNOWN = new Set(
  "ARG CMD COPY ENV EXPOSE HEALTHCHECK LABEL RUN STOPSIGNAL USER WORKDIR".split(" "),
);

/** Reads a Dockerfile that uses no more than ours does; all else throws. */
export function readDockerfile(text: string): Stage[] {
  const lines = text.split("\n").filter((line) => !/^\s*(?:#|$)/.test(line));
  const stages: Stage[] = [];
  for (const line of lines
    .join("\n")
    .replaceAll(/\s*\\\n\s*/g, " ")
    .split("\n")) {
    const [, name = "", rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === "FROM") {
      const [, base, , stage] = /^(\S+)(\s+AS\s+(\S+))?$/.exec(rest) ?? [];
      if (base === undefined) throw new Error(`Not understood: ${line}`);
      stages.push({ base, name: stage ?? null, instructions: [] });
    } else {
      if (!KNOWN.has(name)) throw new Error(`Not understood: ${line}`);
      stages.at(-1)?.instructions.push({ name, text: rest });
    }
  }
  return stages;
}

/** What stands behind every instruction of a name. */
export function textsOf(stage: Stage, name: string): string[] {
  return stage.instructions.filter((one) => one.name === name).map(({ text }) => text);
}

/** The variables that `ENV` sets, and `LABEL` alike: `A=1 B="two words"`. */
export function readPairs(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g)];
  return Object.fromEntries(pairs.map(([, name, quoted, bare]) => [name, quoted ?? bare ?? ""]));
}

/** What `COPY` takes, and from which stage; null: from the context. */
export function readCopy(text: string): { from: string | null; sources: string[]; target: string } {
  const words = text.split(/\s+/);
  const flags = words.filter((word) => word.startsWith("--"));
  const paths = words.filter((word) => !word.startsWith("--"));
  const [flag = "", ...others] = flags;
  const from = /^--from=(\S+)$/.exec(flag)?.[1] ?? null;
  if (others.length > 0 || (flag !== "" && from === null)) throw new Error(`COPY ${text}?`);
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? "" };
}

/** A command in its JSON form, the only one that runs without a shell. */
export function readCommand(text: string): string[] {
  const words: unknown = JSON.parse(text);
  if (!Array.isArray(words)) throw new Error(`${text} is no list.`);
  return words.map(String);
}
