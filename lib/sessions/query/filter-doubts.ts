import { type FieldDoubt, meantIs, meantPart } from "./field";
import { isUndocumented } from "./field-value";
import { FIELDS, FILTER_KEYS, type FilterKey, isFilterKey } from "./fields";
import { type FilterValue, is, isNegative, isPart, readFilterValue } from "./filter-value";
import { meantRegion } from "./meant-region";
import { nearestWord } from "./nearest-word";
import type { SessionFilters } from "./search-params";
import { quoted } from "./text-issue";
import { withoutBlanks } from "./without-blanks";

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
  const doubt = fieldDoubtOf(key, value);
  if (doubt === null) return null;
  const { why, isCertain, meant } = doubt;
  const subject = `${FIELDS[key].label} ${quoted(value.value)}`;
  const isNegated = isNegative(value.operator);
  const never = isNegated ? `${subject} excludes no session` : `No session matches ${subject}`;
  const detail = `${isCertain ? never : subject}: ${why}`;
  if (meant === null || !isFilterKey(meant.key)) return { key, value, detail, meant: null };
  const contained = isNegated ? "contains-not" : "contains";
  const whole = isNegated ? "is-not" : "is";
  const operator = meant.operator === "contains" ? contained : whole;
  return { key, value, detail, meant: { key: meant.key, value: { operator, value: meant.value } } };
}

const BLANKS = "its spaces or invisible characters are usually copied by mistake.";

function fieldDoubtOf(key: FilterKey, { operator, value }: FilterValue): FieldDoubt | null {
  const text = withoutBlanks(key, value);
  const clean = isPart(operator) ? text : FIELDS[key].meaning(text);
  const doubt = isPart(operator) ? partDoubt(key, clean) : wholeDoubt(key, clean);
  if (doubt !== null || text === value || text === "") return doubt;
  const meant = isPart(operator) ? meantPart(key, clean) : meantIs(key, clean);
  return { why: BLANKS, isCertain: false, inParts: true, meant };
}

function partDoubt(key: FilterKey, value: string): FieldDoubt | null {
  const doubt = FIELDS[key].doubt(value);
  return doubt?.inParts ? doubt : null;
}

function wholeDoubt(key: FilterKey, value: string): FieldDoubt | null {
  if (key === "reason") return null;
  const doubt = undocumentedDoubt(key, value) ?? FIELDS[key].doubt(value);
  if (doubt !== null && doubt.meant !== null) return doubt;
  const other = otherKeyOf(key, value);
  if (other === null) return doubt;
  if (doubt !== null) return { ...doubt, meant: other };
  // A name may begin as those of documents do. Ids are recognized by their whole form.
  if (other.key === "document") return null;
  const why = `it usually is a ${FIELDS[other.key].label.toLowerCase()}.`;
  return { why, isCertain: false, inParts: false, meant: other };
}

function undocumentedDoubt(key: FilterKey, value: string): FieldDoubt | null {
  const { oneOf, path } = FIELDS[key];
  // Sessionscope derives what has no path in AWS's answer, so AWS documents nothing about it.
  if (!isUndocumented(key, is(value)) || path === null) return null;
  const near = nearestWord(value, oneOf ?? []);
  const why = `AWS does not document this value. It documents ${(oneOf ?? []).join(", ")}.`;
  return {
    why,
    isCertain: false,
    inParts: false,
    meant: near === null ? null : meantIs(key, near),
  };
}

/** The filter of the first key that a text is certainly a value of; null if that is its own key. */
function otherKeyOf(own: FilterKey, text: string) {
  for (const key of FILTER_KEYS) {
    const value = FIELDS[key].meaning(text);
    if (FIELDS[key].looksLike?.test(value) && FIELDS[key].doubt(value) === null) {
      return key === own ? null : { ...meantIs(key, value), key };
    }
  }
  return null;
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
