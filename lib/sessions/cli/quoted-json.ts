import { readJson } from "./ascii-json";

/** Longer texts are read only as they stand: no filters of people are so long, and a paste must not block the page. */
const MAX_REPAIRED = 8192;
const MAX_WRAPPINGS = 3;
const OPENING = /^[\\^`$@]{0,4}(["'])/;
const CLOSING = /[\\^`]{0,4}(["'])@?$/;

/** The forms in which a shell hands over a quote of JSON, or needs it: each is turned into the plain one. */
const QUOTINGS = [
  (text: string) => text,
  // sh, cmd.exe, PowerShell: `\"`, `^"`, `` `" ``, `""`.
  (text: string) => text.replace(/(?<![\\^`])[\\^`]+"/g, '"'),
  (text: string) => text.replace(/(?<![\\^`])[\\^`]*""/g, '"'),
  // The prompts of continued lines.
  (text: string) =>
    text.replace(/^[ \t]*(?:d?quote)?>{1,2} ?/gm, "").replace(/(?<![\\^`])[\\^`]+"/g, '"'),
  (text: string) => (text.includes('"') ? text : text.replaceAll("'", '"')),
  // A shell removes quotes that are not quoted themselves. Shorthand has `=` where JSON has a colon.
  (text: string) =>
    text.replace(
      /([{,]\s{0,9})(\w+)(\s{0,9})[:=](\s{0,9})([^"{}[\]]{0,512}?)(?=\s{0,9}(?:,\s{0,9}\w+\s{0,9}[:=]|}))/g,
      '$1"$2"$3:$4"$5"',
    ),
];

/** The text, and the text within the quotes around it: `"…"`, `^"…^"`, `"'…'"`, `@'…'@`. */
export function unwrappings(text: string): string[] {
  const found = [text];
  for (let inner = text.trim(); found.length <= MAX_WRAPPINGS; ) {
    const opening = OPENING.exec(inner);
    const closing = opening && CLOSING.exec(inner.slice(opening[0].length));
    if (!opening || !closing || opening[1] !== closing[1]) break;
    inner = inner.slice(opening[0].length, opening[0].length + closing.index).trim();
    found.push(inner);
  }
  return found;
}

/**
 * All JSON that a text may be. `texts` are the same JSON, as the shell would hand it over and as it was written. Quotes
 * around it and the escapes of shells are removed, broken lines are joined, and commas too many are left out.
 */
export function* jsonsIn(texts: readonly string[]): Generator<unknown> {
  for (const text of new Set(texts.flatMap(unwrappings))) {
    const quotings = text.length > MAX_REPAIRED ? [text] : QUOTINGS.map((quoting) => quoting(text));
    for (const quoting of new Set(quotings)) {
      const json = readJson(quoting.trim()) ?? readJson(tidied(quoting));
      if (json !== undefined) yield json;
    }
  }
}

/** JSON without line breaks and without a comma before its end. Objects side by side become a list. */
function tidied(text: string): string {
  const line = text.replace(/[ \t]*\n[ \t]*/g, "").replace(/,(?=\s*(?:[\]}]|$))/g, "");
  return line.trimStart().startsWith("{") ? `[${line}]` : line;
}
