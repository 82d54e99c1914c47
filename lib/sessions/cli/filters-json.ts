import { array, object, safeParse, string } from "zod/mini";
import { jsonsIn } from "./quoted-json";

/** Filters as `DescribeSessions` takes them. */
export type AwsFilters = { key: string; value: string }[];

const filtersSchema = array(object({ key: string(), value: string() }));

/**
 * Reads the JSON of `--filters`: a list of filters, or one. `texts` are the same JSON, as the shell would hand it over
 * and as it was written. Null if no text is JSON, in whatever quotes; `[]` stands for JSON that is no list of filters.
 */
export function readFiltersJson(texts: readonly string[]): AwsFilters | null {
  let isJson = false;
  for (const json of jsonsIn(texts)) {
    isJson ||= typeof json === "object";
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
