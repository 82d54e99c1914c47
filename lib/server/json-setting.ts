import "server-only";
import { readFileSync } from "node:fs";

/** The value of a variable that holds JSON, or the path of a JSON file, and its text; or what is wrong, without a word of it. */
export function readJsonSetting(
  text: string,
): { value: unknown; json: string } | { fault: string } {
  const json = /^\s*[[{]/.test(text) ? text : readFile(text.trim());
  if (json === null) return { fault: "must be JSON, or the path of a JSON file that can be read." };
  try {
    const value: unknown = JSON.parse(json);
    return { value, json };
  } catch {
    return { fault: "is not valid JSON." };
  }
}

/** Where in a value something is wrong: `[2].roleArn ` for the third account's role. */
export function placeOf(path: readonly PropertyKey[]): string {
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
