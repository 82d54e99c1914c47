import "server-only";
import * as z from "zod";
import type { Environment } from "@/lib/server/env";

/** One environment variable: how its text is read, and what operators are told about it. */
export type Variable = {
  /** Reads the text, or its absence. Its errors are sentences that state the rule and never quote a secret. */
  schema: z.ZodType<unknown, string | undefined>;
  /** For `docs/operating.md`: the default, where the schema does not say it. */
  unset?: string;
  /** For `docs/operating.md`: what the variable means. */
  meaning: string;
  /** Whether the value is a secret. Deployments take it from a secret store. */
  isSecret?: true;
};

/** Variables by name, in the order in which their issues are listed. */
export type Variables = Readonly<Record<string, Variable>>;

/** The values of variables, by name. */
export type Values<Rows extends Variables> = {
  [Name in keyof Rows]: z.output<Rows[Name]["schema"]>;
};

/** Reads variables: all values, or one sentence for each issue, beginning with the variable's name. */
export function readVariables<const Rows extends Variables>(
  rows: Rows,
  env: Environment,
): { values: Values<Rows> } | { issues: string[] } {
  const shape = Object.fromEntries(
    Object.entries(rows).map(([name, { schema }]) => [name, schema]),
  );
  const { success, data, error } = z.object(shape).safeParse(env);
  if (!success)
    return { issues: error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`) };
  // The schema has been built from the rows, which TypeScript cannot follow.
  return { values: data as Values<Rows> };
}

/** A schema of a reader that gives a value, or all that is wrong with a text. */
export function readBy<Value extends object>(read: (text: string) => Value | { issues: string[] }) {
  return z.string().transform((text, context): Value => {
    const reading = read(text);
    if (!("issues" in reading)) return reading;
    for (const message of reading.issues) context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** A schema of a text that `issueOf` finds nothing wrong with. */
export function textWithout(issueOf: (text: string) => string | null) {
  return z.string().superRefine((text, context) => {
    const message = issueOf(text);
    if (message !== null) context.addIssue({ code: "custom", message });
  });
}

/** The members of a list that commas separate, without the spaces around them and without empty ones. */
export function listOf(text: string): string[] {
  return text
    .split(",")
    .map((member) => member.trim())
    .filter((member) => member !== "");
}
