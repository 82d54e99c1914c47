import { FIELDS, type FilterKey } from "./fields";
import { type FilterValue, type FilterValueReading, isPart, readFilterValue } from "./filter-value";

/** Reads one value of a key as a URL writes it; an issue says what is wrong and what to do. */
export function readValueOf(key: FilterKey, text: string): FilterValueReading {
  const reading = readFilterValue(text);
  return "issue" in reading ? reading : checkValueOf(key, reading);
}

/** Checks one value of a key as a person means it, without the URL's escapes. */
export function checkValueOf(key: FilterKey, given: FilterValue): FilterValueReading {
  const { operator, value } = given;
  const { maxLength, oneOf } = FIELDS[key];
  if (value === "") return { issue: "the value is empty. Give a value or leave the key out." };
  if (value.length > maxLength) {
    return { issue: `the value has ${value.length} characters; AWS allows ${maxLength}.` };
  }
  if (!isPart(operator) && oneOf !== null && !oneOf.includes(value)) {
    return { issue: `“${value}” is not one of ${oneOf.join(", ")}.` };
  }
  return given;
}
