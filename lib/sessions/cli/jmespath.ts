import type { FilterKey } from "@/lib/sessions/query/filter-keys";
import type { FilterValue } from "@/lib/sessions/query/filter-value";
import { isOwnerArn } from "@/lib/sessions/session/owner";
import { asciiJson } from "./ascii-json";
import { kindPath } from "./jmespath-kind";

/** AWS's names of the fields of a session that keys are about (API reference, `Session`). */
const FIELDS: Record<Exclude<FilterKey, "kind">, string> = {
  owner: "Owner",
  target: "Target",
  status: "Status",
  accessType: "AccessType",
  sessionId: "SessionId",
  document: "DocumentName",
  reason: "Reason",
};

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
  const isPart = operator === "contains" || operator === "contains-not";
  if (key === "kind") return kindPath(value, isPart, jmespathText);
  const field = FIELDS[key];
  const text = jmespathText(value);
  if (isPart) {
    // A session without an access type is Standard.
    const absent = jmespathText(key === "accessType" ? "Standard" : "");
    return `contains(${field} || ${absent}, ${text})`;
  }
  if (key === "accessType") return `(${field} || ${jmespathText("Standard")}) == ${text}`;
  return key === "owner" && !isOwnerArn(value) ? personPath(value) : `${field} == ${text}`;
}

/**
 * An owner by name, the last part of the ARN: `…:user/path/alice`, `…:assumed-role/Admin/alice`, or all
 * of it as in `…:root`. An owner that is no ARN is the name itself.
 */
function personPath(name: string): string {
  const endsWith = (end: string) => `ends_with(Owner || ${jmespathText("")}, ${jmespathText(end)})`;
  // A name has no slash, unless a resource ends with one and so has no last part.
  const inPath = name.includes("/") ? [] : [endsWith(`/${name}`)];
  return `(${[...inPath, endsWith(`:${name}`), `Owner == ${jmespathText(name)}`].join(" || ")})`;
}
