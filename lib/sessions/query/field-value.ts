import { FIELDS, type FilterKey } from "./fields";
import { type FilterValue, type FilterValueReading, isPart, readFilterValue } from "./filter-value";
import { nearestWord } from "./nearest-word";
import { caseless, comparable } from "./same-text";

/** Reads one value of a key as a URL writes it; an issue says what is wrong and what to do. */
export function readValueOf(key: FilterKey, text: string): FilterValueReading {
  const reading = readFilterValue(text);
  return "issue" in reading ? reading : checkValueOf(key, reading);
}

/**
 * Checks one value of a key as a person means it, without the URL's escapes, and gives it its one form: Unicode NFC, and
 * the documented spelling of a documented value. AWS may add statuses and access types to those that it documents, so others
 * are valid. An unknown kind is valid too: no session has it, and a notice says so.
 */
export function checkValueOf(key: FilterKey, given: FilterValue): FilterValueReading {
  const { operator } = given;
  const { maxLength, oneOf } = FIELDS[key];
  const text = comparable(given.value);
  const value = isPart(operator) ? text : FIELDS[key].meaning(text);
  if (value === "") return { issue: "the value is empty. Give a value or leave the key out." };
  if (value.length > maxLength) {
    return { issue: `the value has ${value.length} characters; AWS allows ${maxLength}.` };
  }
  const documented = isPart(operator)
    ? undefined
    : oneOf?.find((each) => caseless(each) === caseless(value));
  return { operator, value: documented ?? value };
}

/** Checks a value that a person types: one that is nearly documented is more likely a typing error than a new one. */
export function checkTypedValueOf(key: FilterKey, given: FilterValue): FilterValueReading {
  const reading = checkValueOf(key, given);
  if ("issue" in reading || !isUndocumented(key, reading)) return reading;
  const near = nearestWord(reading.value, FIELDS[key].oneOf ?? []);
  return near === null
    ? reading
    : { issue: `“${reading.value}” is not one of ${knownOf(key)}. Did you mean ${near}?` };
}

/** Checks a value that is chosen from the documented ones. */
export function checkChosenValueOf(key: FilterKey, given: FilterValue): FilterValueReading {
  const reading = checkValueOf(key, given);
  return "issue" in reading || !isUndocumented(key, reading)
    ? reading
    : { issue: `“${reading.value}” is not one of ${knownOf(key)}.` };
}

/** Whether AWS does not document a whole value for a key. */
export function isUndocumented(key: FilterKey, { operator, value }: FilterValue): boolean {
  const { oneOf } = FIELDS[key];
  return oneOf !== null && !isPart(operator) && !oneOf.includes(value);
}

function knownOf(key: FilterKey): string {
  return (FIELDS[key].oneOf ?? []).join(", ");
}
