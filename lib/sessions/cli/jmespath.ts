import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterValue, isPart } from "@/lib/sessions/query/filter-value";
import { isOwnerArn } from "@/lib/sessions/session/owner";
import { asciiJson } from "./ascii-json";
import { kindPath } from "./jmespath-kind";

/**
 * A text as a literal of JMESPath. A JSON literal between backticks, because implementations disagree about
 * backslashes in raw strings ('…'): the specification has `\\` for one, Python's, which the AWS CLI uses, leaves two.
 */
function jmespathText(text: string): string {
  return `\`${asciiJson(text)}\``;
}

/**
 * The condition that a session of `DescribeSessions` is or contains the value, leaving aside whether that is
 * wanted; as `matchesFilters` sees it, but with regard to case, since JMESPath cannot fold it. A field that AWS
 * left out is null, on which the functions of JMESPath fail, hence the `||`.
 */
export function jmespathOf(key: FilterKey, { operator, value }: FilterValue): string {
  const field = FIELDS[key];
  if (field.type === "kind") return kindPath(value, isPart(operator), jmespathText);
  const { path, absent, type } = field;
  const text = jmespathText(value);
  if (isPart(operator)) return `contains(${path} || ${jmespathText(absent ?? "")}, ${text})`;
  if (type === "person" && !isOwnerArn(value)) return personPath(path, value);
  return absent === null ? `${path} == ${text}` : `(${path} || ${jmespathText(absent)}) == ${text}`;
}

/**
 * An owner by name, the last part of the ARN: `…:user/path/alice`, `…:assumed-role/Admin/alice`, or all
 * of it as in `…:root`. An owner that is no ARN is the name itself.
 */
function personPath(path: string, name: string): string {
  const endsWith = (end: string) =>
    `ends_with(${path} || ${jmespathText("")}, ${jmespathText(end)})`;
  // A name has no slash, unless a resource ends with one and so has no last part.
  const inPath = name.includes("/") ? [] : [endsWith(`/${name}`)];
  return `(${[...inPath, endsWith(`:${name}`), `${path} == ${jmespathText(name)}`].join(" || ")})`;
}
