import { serializationError } from "./aws-error";

type JsonObject = { [name: string]: unknown };

/** Reads the body as the service's parser does: wrong types are refused before any validation. */
export function parseObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw serializationError();
  }
  return objectOf(value);
}

export function objectOf(value: unknown): JsonObject {
  if (isObject(value)) return value;
  if (Array.isArray(value)) throw serializationError("Start of list found where not expected.");
  throw serializationError("Unexpected value type in payload");
}

export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  throw misplaced(value, "a String");
}

export function integerOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw misplaced(value, "an Integer");
}

export function listOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value;
  if (isObject(value)) throw misplaced(value, "a List");
  throw serializationError("Expected list or null");
}

function misplaced(value: unknown, wanted: string): Error {
  if (Array.isArray(value)) return serializationError("Start of list found where not expected.");
  if (typeof value === "object") {
    return serializationError("Start of structure or map found where not expected.");
  }
  return serializationError(`${tokenOf(value)} can not be converted to ${wanted}`);
}

function tokenOf(value: unknown): string {
  if (typeof value === "string") return "STRING_VALUE";
  if (typeof value === "number") return Number.isInteger(value) ? "NUMBER_VALUE" : "DECIMAL_VALUE";
  return value === true ? "TRUE_VALUE" : "FALSE_VALUE";
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
