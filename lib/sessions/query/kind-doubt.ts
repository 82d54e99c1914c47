import { AWS_DOCUMENTS, SESSION_KINDS, sessionKind } from "@/lib/sessions/session/session-kind";
import { type FieldDoubt, meantIs } from "./field";
import { nearestWord } from "./nearest-word";
import { caseless } from "./same-text";

/** Sessionscope derives the kinds, so no session has another one. The name of a document of AWS stands for its kind. */
export function kindDoubt(value: string): FieldDoubt | null {
  const word = caseless(value);
  if (SESSION_KINDS.some((kind) => kind === word)) return null;
  const document = AWS_DOCUMENTS.find((name) => caseless(name) === word);
  const near = document ? sessionKind(document, null) : nearestWord(word, SESSION_KINDS);
  return {
    why: `the kinds are ${SESSION_KINDS.join(", ")}.`,
    isCertain: true,
    inParts: false,
    meant: near === null ? null : meantIs("kind", near),
  };
}
