import { SESSION_KINDS } from "@/lib/sessions/session/session-kind";
import { SESSION_STATUSES } from "@/lib/sessions/session/session-status";
import {
  type FilterValue,
  type FilterValueReading,
  isNegative,
  readFilterValue,
} from "./filter-value";

/** The keys whose values may repeat and have operators, in the order in which URLs write them. */
export const FILTER_KEYS = [
  "owner",
  "target",
  "status",
  "accessType",
  "sessionId",
  "kind",
  "document",
  "reason",
] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** The access types that AWS documents (API reference, `Session$AccessType`). */
export const ACCESS_TYPES = ["Standard", "JustInTime"] as const;

/** What a key is called, and what AWS allows as its value (lengths: botocore model `ssm/2014-11-06`). */
export const FILTER_DEFINITIONS: Record<
  FilterKey,
  { label: string; maxLength: number; oneOf: readonly string[] | null }
> = {
  owner: { label: "Owner", maxLength: 256, oneOf: null },
  target: { label: "Target", maxLength: 400, oneOf: null },
  status: { label: "Status", maxLength: 32, oneOf: SESSION_STATUSES },
  accessType: { label: "Access type", maxLength: 32, oneOf: ACCESS_TYPES },
  sessionId: { label: "Session ID", maxLength: 96, oneOf: null },
  kind: { label: "Kind", maxLength: 32, oneOf: SESSION_KINDS },
  document: { label: "Document", maxLength: 128, oneOf: null },
  reason: { label: "Reason", maxLength: 256, oneOf: null },
};

/** Whether a text is the name of a repeatable key. */
export function isFilterKey(text: string): text is FilterKey {
  return FILTER_KEYS.some((key) => key === text);
}

/** Reads one value of a key as a URL writes it; a fault says what is wrong and what to do. */
export function readValueOf(key: FilterKey, text: string): FilterValueReading {
  const reading = readFilterValue(text);
  return "issue" in reading ? reading : checkValueOf(key, reading);
}

/** Checks one value of a key as a person means it, without the URL's escapes. */
export function checkValueOf(key: FilterKey, given: FilterValue): FilterValueReading {
  const { operator, value } = given;
  const { maxLength, oneOf } = FILTER_DEFINITIONS[key];
  if (value === "") return { issue: "the value is empty. Give a value or leave the key out." };
  if (value.length > maxLength) {
    return { issue: `the value has ${value.length} characters; AWS allows ${maxLength}.` };
  }
  const isExact = operator === "is" || operator === "is-not";
  if (isExact && oneOf !== null && !oneOf.includes(value)) {
    return { issue: `“${value}” is none of ${oneOf.join(", ")}.` };
  }
  return given;
}

/** The values of a key that are alternatives, and those that each rule sessions out. */
export function byPolarity(values: readonly FilterValue[]) {
  return {
    wanted: values.filter(({ operator }) => !isNegative(operator)),
    unwanted: values.filter(({ operator }) => isNegative(operator)),
  };
}
