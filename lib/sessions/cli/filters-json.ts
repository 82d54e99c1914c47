import { array, object, safeParse, string } from "zod/mini";
import { readJson } from "./ascii-json";

/** Filters as `DescribeSessions` takes them. */
export type AwsFilters = { key: string; value: string }[];

const filtersSchema = array(object({ key: string(), value: string() }));

/** The forms in which a shell hands over a quote of JSON, or needs it: each is turned into the plain one. */
const REPAIRS = [
  (text: string) => text,
  // sh, cmd.exe, PowerShell: `\"`, `^"`, `` `" ``, `""`.
  (text: string) => text.replace(/[\\^`]+"/g, '"'),
  (text: string) => text.replace(/[\\^`]*""/g, '"'),
  // The prompts of continued lines.
  (text: string) => text.replace(/^[ \t]*(?:d?quote)?>{1,2} ?/gm, "").replace(/[\\^`]+"/g, '"'),
  (text: string) => (text.includes('"') ? text : text.replaceAll("'", '"')),
  // A shell removes quotes that are not quoted themselves.
  (text: string) =>
    text.replace(/([{,]\s*)(\w+)(\s*:\s*)([^"{}[\]]*?)(?=\s*(?:,\s*\w+\s*:|}))/g, '$1"$2"$3"$4"'),
];

/**
 * Reads the JSON of `--filters`: a list of filters, or one. `texts` are the same JSON, as the shell would hand it over
 * and as it was written. Null if no text is JSON, in whatever quotes; `[]` stands for JSON that is no list of filters.
 */
export function readFiltersJson(texts: readonly string[]): AwsFilters | null {
  let isJson = false;
  for (const text of texts.flatMap((each) => REPAIRS.map((repair) => repair(each)))) {
    const json = readJson(text.trim());
    if (json === undefined) continue;
    isJson = true;
    const parsed = safeParse(filtersSchema, [json].flat().map(lowerCased));
    if (parsed.success && parsed.data.length > 0) return parsed.data;
  }
  return isJson ? [] : null;
}

/** Names of members in lower case, as the API has them. */
function lowerCased(filter: unknown): unknown {
  if (typeof filter !== "object" || filter === null) return filter;
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
