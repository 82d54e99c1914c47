import { AWS_DOCUMENTS, SESSION_KINDS, sessionKind } from "@/lib/sessions/session/session-kind";

/** Writes a text as a literal. */
type Literal = (text: string) => string;

/**
 * The JMESPath condition that a session is of a kind, or of one whose name contains the text: AWS has no such
 * field, so by document and target as `sessionKind` tells it. Which kinds contain a text is known beforehand; the
 * text itself goes along as a literal, which is true and changes nothing, so that the condition can be read back.
 */
export function kindPath(text: string, isPart: boolean, literal: Literal): string {
  if (!isPart) return conditionOf(text, literal);
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

/** Without a document the target decides. */
function undocumentedOf(kind: string, literal: Literal): string[] {
  const startsEcs = `starts_with(Target || ${literal("")}, ${literal("ecs:")})`;
  if (kind === sessionKind(null, "ecs:")) return [`(!DocumentName && ${startsEcs})`];
  return kind === sessionKind(null, null) ? [`(!DocumentName && !${startsEcs})`] : [];
}

function oneOf(documents: readonly string[], literal: Literal): string {
  return documents.map((name) => `DocumentName == ${literal(name)}`).join(" || ");
}
