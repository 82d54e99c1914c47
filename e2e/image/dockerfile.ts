import {
  Copy,
  DockerfileParser,
  From,
  type Instruction as ParsedInstruction,
  PropertyInstruction,
} from "dockerfile-ast";

/** One instruction of a Dockerfile: `RUN`, and its arguments in one line. */
export type Instruction = { name: string; text: string; parsed: ParsedInstruction };

/** All instructions from one `FROM` to the next. */
export type Stage = { base: string; name: string | null; instructions: Instruction[] };

/** The instructions that the tests and the replay know how to check and to run. Any other one throws. */
const KNOWN = new Set(
  "ARG CMD COPY ENV EXPOSE HEALTHCHECK LABEL RUN STOPSIGNAL USER WORKDIR".split(" "),
);

/** Reads a Dockerfile into its stages. Throws for an instruction or a flag of `FROM` that our Dockerfile does not use. */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const parsed of DockerfileParser.parse(text).getInstructions()) {
    if (parsed instanceof From) {
      if (parsed.getFlags().length > 0) throw new Error(`Not understood: ${parsed.toString()}`);
      stages.push({
        base: parsed.getImage() ?? "",
        name: parsed.getBuildStage(),
        instructions: [],
      });
    } else {
      const name = parsed.getInstruction();
      if (!KNOWN.has(name)) throw new Error(`Not understood: ${parsed.toString()}`);
      stages.at(-1)?.instructions.push({ name, text: parsed.getArgumentsContent() ?? "", parsed });
    }
  }
  return stages;
}

/** A stage's instructions of one name. */
export function instructionsOf(stage: Stage, name: string): Instruction[] {
  return stage.instructions.filter((one) => one.name === name);
}

/** The arguments of a stage's instructions of one name. */
export function textsOf(stage: Stage, name: string): string[] {
  return instructionsOf(stage, name).map(({ text }) => text);
}

/** The variables that `ENV` sets, or the labels of `LABEL`. */
export function readPairs({ parsed }: Instruction): Record<string, string> {
  const properties = parsed instanceof PropertyInstruction ? parsed.getProperties() : [];
  return Object.fromEntries(properties.map((one) => [one.getName(), one.getValue() ?? ""]));
}

/** The files that `COPY` takes, and the stage they come from; null: the build context. Throws for any other flag. */
export function readCopy({ parsed, text }: Instruction): {
  from: string | null;
  sources: string[];
  target: string;
} {
  if (!(parsed instanceof Copy)) throw new Error(`Not a COPY: ${text}`);
  const from = parsed.getFromFlag()?.getValue() ?? null;
  if (parsed.getFlags().length > (from === null ? 0 : 1)) throw new Error(`COPY ${text}?`);
  const paths = parsed.getArguments().map((argument) => argument.getValue());
  return { from, sources: paths.slice(0, -1), target: paths.at(-1) ?? "" };
}

/** A command in its JSON form, the only one that runs without a shell. */
export function readCommand(text: string): string[] {
  const words: unknown = JSON.parse(text);
  if (!Array.isArray(words)) throw new Error(`Not a JSON list: ${text}`);
  return words.map(String);
}
