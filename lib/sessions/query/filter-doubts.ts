import { isUndocumented } from "./field-value";
import { FIELDS, FILTER_KEYS, type FilterKey, isFilterKey } from "./fields";
import { type FilterValue, isPart, readFilterValue } from "./filter-value";
import { meantRegion } from "./meant-region";
import { nearestWord } from "./nearest-word";
import type { SessionFilters } from "./search-params";
import { quoted } from "./text-issue";

/** A filter that probably finds nothing: the value, a sentence, and the filter that is likely meant, if any. */
export type FilterDoubt = {
  key: FilterKey;
  value: FilterValue;
  detail: string;
  meant: { key: FilterKey; value: FilterValue } | null;
};

/** The filters of a view that no session can match, and the values that AWS does not document. They are applied as they are. */
export function filterDoubts(filters: SessionFilters): FilterDoubt[] {
  return FILTER_KEYS.flatMap((key) => filters[key].flatMap((value) => doubtOf(key, value) ?? []));
}

function doubtOf(key: FilterKey, value: FilterValue): FilterDoubt | null {
  if (isPart(value.operator)) return null;
  const { label, oneOf } = FIELDS[key];
  if (isUndocumented(key, value)) {
    const near = nearestWord(value.value, oneOf ?? []);
    const detail = `AWS does not document ${quoted(value.value)} as a value of ${label}. Its values are ${(oneOf ?? []).join(", ")}.`;
    return {
      key,
      value,
      detail,
      meant: near === null ? null : { key, value: { ...value, value: near } },
    };
  }
  const doubt = FIELDS[key].doubt(value.value);
  if (doubt === null) return null;
  const { why, meant } = doubt;
  const isNegated = value.operator === "is-not";
  const detail = isNegated
    ? `${label} ${quoted(value.value)} excludes no session: ${why}`
    : `No session matches ${label} ${quoted(value.value)}: ${why}`;
  if (meant === null || !isFilterKey(meant.key)) return { key, value, detail, meant: null };
  const contained = isNegated ? "contains-not" : "contains";
  const whole = isNegated ? "is-not" : "is";
  const operator = meant.operator === "contains" ? contained : whole;
  return { key, value, detail, meant: { key: meant.key, value: { operator, value: meant.value } } };
}

/** Sentences about the parts of a query that were read as something else than their text: an id in an ARN, a zone. */
export function readingNotes(search: URLSearchParams): string[] {
  return [...search].flatMap(([key, text]) => {
    if (key === "region") return noteOf(key, text, meantRegion(text));
    const reading = isFilterKey(key) ? readFilterValue(text) : null;
    if (!isFilterKey(key) || reading === null || "issue" in reading || isPart(reading.operator))
      return [];
    const value = reading.value.normalize("NFC");
    return noteOf(key, value, FIELDS[key].meaning(value));
  });
}

function noteOf(key: string, text: string, meant: string | null): string[] {
  return meant === null || meant.toLowerCase() === text.toLowerCase()
    ? []
    : [`${key} ${quoted(text)} is read as ${meant}.`];
}
