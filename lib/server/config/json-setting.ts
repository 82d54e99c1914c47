import "server-only";
import { readFileSync } from "node:fs";
import { isClear } from "./json-members";

/** Of two members of a name the last would count, and what the first one limits would not hold. */
const UNCLEAR =
  "has a member twice in one object, or one called __proto__; each has to stand there once.";

/** The value of a variable that holds JSON, or the path of a JSON file; or what is wrong, without a word of it. */
export function readJsonSetting(text: string): { value: unknown } | { issue: string } {
  const json = /^\s*[[{]/.test(text) ? text : readFile(text.trim());
  if (json === null) return { issue: "must be JSON, or the path of a JSON file that can be read." };
  try {
    const value: unknown = JSON.parse(json);
    return isClear(json) ? { value } : { issue: UNCLEAR };
  } catch {
    return { issue: "is not valid JSON." };
  }
}

/** Where in a value something is wrong: `[2].roleArn ` for the third account's role. */
export function pathPrefix(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "";
  const steps = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`));
  return `${steps.join("").replace(/^\./, "")} `;
}

function readFile(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
