import { FIELDS, type FilterKey } from "@/lib/sessions/query/fields";
import { type FilterValue, isPart } from "@/lib/sessions/query/filter-value";
import { isOwnerArn } from "@/lib/sessions/session/owner";
import { AWS_DOCUMENTS, SESSION_KINDS, sessionKind } from "@/lib/sessions/session/session-kind";
import { asciiJson } from "./ascii-json";

/**
 * A text as a literal of JMESPath. It is a JSON literal between backticks, because implementations disagree about
 * backslashes in raw strings ('…'): in the specification `\\` is one, in Python's implementation, which the AWS CLI
 * uses, it is two.
 */
function jmespathText(text: string): string {
  return `\`${asciiJson(text)}\``;
}

/**
 * The condition that a session of `DescribeSessions` is or contains the value; the caller negates it where the operator
 * does. It agrees with `matchesFilters`, but is case-sensitive, because JMESPath cannot fold case. A field that AWS
 * omits is null, on which the functions of JMESPath fail, hence the `||`.
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
 * The condition for an owner's name: the last part of the ARN (`…:user/path/alice`, `…:assumed-role/Admin/alice`), all
 * of the resource (`…:root`), or the whole owner if it is not an ARN.
 */
function personPath(path: string, name: string): string {
  const endsWith = (end: string) =>
    `ends_with(${path} || ${jmespathText("")}, ${jmespathText(end)})`;
  // A name contains a slash only if the resource ends with one and so has no last part.
  const inPath = name.includes("/") ? [] : [endsWith(`/${name}`)];
  return `(${[...inPath, endsWith(`:${name}`), `${path} == ${jmespathText(name)}`].join(" || ")})`;
}

/** Writes a text as a literal. */
type Literal = (text: string) => string;

/**
 * The JMESPath condition for a kind, or for the kinds whose names contain the text. AWS has no such field, so the
 * condition uses document and target, as `sessionKind` does. The kinds that contain a text are resolved here. The
 * text itself is added as a literal, which is always true, so that the condition can be read back.
 */
function kindPath(text: string, isPart: boolean, literal: Literal): string {
  const isKnown = SESSION_KINDS.some((kind) => kind === text);
  if (!isPart)
    return isKnown ? conditionOf(text, literal) : `(${literal(`=${text}`)} && \`false\`)`;
  const kinds = SESSION_KINDS.filter((kind) => kind.includes(text.toLowerCase()));
  const any = kinds.map((kind) => conditionOf(kind, literal)).join(" || ") || "`false`";
  return `(${literal(`~${text}`)} && (${any}))`;
}

function conditionOf(kind: string, literal: Literal): string {
  const documents = AWS_DOCUMENTS.filter((name) => sessionKind(name, null) === kind);
  if (kind === "custom") return `(DocumentName && !(${oneOf(AWS_DOCUMENTS, literal)}))`;
  const named = documents.length > 0 ? [oneOf(documents, literal)] : [];
  return `(${[...named, ...undocumentedOf(kind, literal)].join(" || ") || "`false`"})`;
}

/** Without a document, the target decides. */
function undocumentedOf(kind: string, literal: Literal): string[] {
  const startsEcs = `starts_with(Target || ${literal("")}, ${literal("ecs:")})`;
  if (kind === sessionKind(null, "ecs:")) return [`(!DocumentName && ${startsEcs})`];
  return kind === sessionKind(null, null) ? [`(!DocumentName && !${startsEcs})`] : [];
}

function oneOf(documents: readonly string[], literal: Literal): string {
  return documents.map((name) => `DocumentName == ${literal(name)}`).join(" || ");
}
