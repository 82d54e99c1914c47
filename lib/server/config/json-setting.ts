import "server-only";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { isClear } from "./json-members";

/** The last of two members with the same name would win, and the limits of the first one would be lost. */
const UNCLEAR =
  "has an object with a repeated member, or with one called __proto__; each member must appear once.";

/** The value of a variable that contains JSON, or the path of a JSON file; or its issue, which quotes nothing. */
export function readJsonSetting(text: string): { value: unknown } | { issues: string[] } {
  const json = /^\s*[[{]/.test(text) ? text : readFile(text.trim());
  if (json === null)
    return { issues: ["must be JSON, or the path of a JSON file that can be read."] };
  try {
    const value: unknown = JSON.parse(json);
    return isClear(json) ? { value } : { issues: [UNCLEAR] };
  } catch {
    return { issues: ["is not valid JSON."] };
  }
}

/** An issue with its place in the value: `[2].roleArn must …` for the role of the third account. */
export function issueAt({ path, message }: { path: PropertyKey[]; message: string }): string {
  if (path.length === 0) return message;
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return `${steps.join("").replace(/^\./, "")} ${message}`;
}

/** The error of a strict object: it names unknown keys, never a value, or states the rule. */
export function objectError(rule: string): z.core.$ZodErrorMap {
  return ({ code, keys }) =>
    code === "unrecognized_keys" ? `has unknown keys: ${keys.join(", ")}.` : rule;
}

/** A list of names, in which a star is all of them. `rest` says how a setting means all of them. */
export function namesSchema(rest: string) {
  return z
    .array(z.string({ error: "must be a text." }).min(1, { error: "must not be empty." }), {
      error: `must be a list of names; ${rest}.`,
    })
    .min(1, { error: `must name at least one; ${rest}.` })
    .transform((list) => (list.includes("*") ? ("*" as const) : list));
}

function readFile(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
