import type { FilterKey } from "./fields";

/** Control, format and private characters. They cannot be seen, and only a reason may have them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]+/gu;

/**
 * A value without the characters that no field but the reason has: invisible ones, spaces around it and, in ids and ARNs,
 * the spaces and line breaks at which a program has wrapped it. A name keeps the spaces between its words.
 */
export function withoutBlanks(key: FilterKey, value: string): string {
  if (key === "reason") return value;
  const isName = key === "owner" && !/^\s*(?:arn|aws)[a-z-]*:/.test(value);
  const visible = value.replace(/[\t\r\n]+/g, " ").replace(INVISIBLE, "");
  return isName ? visible.trim() : visible.replace(/\s+/g, "");
}
