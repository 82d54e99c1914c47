import type { AwsFilters } from "./filters-json";

const MEMBER =
  /([^=,]+)=(?:'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|((?:[^,\\]|\\[\s\S])*))/y;

/**
 * Reads one filter in the shorthand of the AWS CLI (`key=Owner,value=arn:…`; AWS CLI user guide, "Using shorthand
 * syntax"), or gives a sentence that says what is wrong with it. Members are separated by commas. Values are plain or in
 * quotes of their own, with `\` before a comma, quote or backslash that is part of a value. Names ignore case.
 */
export function readShorthand(text: string): { filters: AwsFilters } | { issue: string } {
  const members = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    MEMBER.lastIndex = at;
    const match = MEMBER.exec(text);
    if (match === null) return { issue: NO_MEMBER };
    const [all, name = "", single, double, plain = ""] = match;
    const value = single ?? double ?? plain.trim();
    members.set(name.trim().toLowerCase(), value.replace(/\\([,'"\\])/g, "$1"));
    at += all.length;
    if (at < text.length && text[at] !== ",") return { issue: NO_MEMBER };
    at += 1;
  }
  const key = members.get("key");
  const value = members.get("value");
  return key === undefined || value === undefined || members.size > 2
    ? { issue: "a filter is key=… and value=… only." }
    : { filters: [{ key, value }] };
}

const NO_MEMBER =
  "the shorthand is key=…,value=… with one value; a comma in it needs quotes. Write the filters as JSON if in doubt.";
