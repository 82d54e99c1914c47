import { AWS_DOCUMENTS } from "@/lib/sessions/session/session-kind";
import { arnParts } from "./arn";
import { type FieldDoubt, meantIs } from "./field";

/** A session usually has the name of its document without a version, and the ARN only of a document of another account. */
export function documentDoubt(value: string): FieldDoubt | null {
  const [, name = value] = /^document\/([^/]+)$/.exec(arnParts(value)?.resource ?? value) ?? [];
  const bare = name.replace(/:(?:\d+|\$\w+)$/, "");
  const known = name === value ? (knownDocument(bare) ?? bare) : bare;
  if (known === value) return null;
  const why =
    bare !== name || bare === value
      ? "a session usually has the name of its document as it is written, without a version."
      : "a session usually has the name of its document. It has the ARN only if another account shares the document.";
  return { why, isCertain: false, inParts: false, meant: meantIs("document", known) };
}

/** The document of AWS that a text names: its name in any case, or a word that only one of the names has. */
function knownDocument(text: string): string | undefined {
  const word = plain(text);
  const same = AWS_DOCUMENTS.find((name) => plain(name) === word);
  const [only, ...others] = AWS_DOCUMENTS.filter((name) => plain(name).includes(word));
  return same ?? (word.length < 3 || others.length > 0 ? undefined : only);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, "");
}
