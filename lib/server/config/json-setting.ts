import "server-only";
import { readFileSync } from "node:fs";
import { isClear } from "./json-members";

/** The last of two members with the same name would win, and the limits of the first one would be lost. */
const UNCLEAR =
  "has an object with a repeated member, or with one called __proto__; each member must appear once.";

/** The value of a variable that contains JSON, or the path of a JSON file; or its issue, which quotes nothing. */
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

/** The place of an issue in a value: `[2].roleArn ` for the role of the third account. */
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
