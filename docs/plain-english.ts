import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * `npm run check` runs this over all tracked text: comments, documents and strings. It refuses turns of phrase that a
 * reader who learnt English as a second language stumbles on, and says how to put them instead.
 */
const REFUSED: readonly { pattern: RegExp; advice: string }[] = [
  {
    pattern: /(?:^|[.;:!?] )(?:Who|Whom|Whoever|Whatever|What|Of) (?!are not)[^?]*?(?:[.;:]|$)/,
    advice: "Begin the sentence with its subject, not with a clause or with “Of”.",
  },
  {
    pattern:
      /\b(?:(?:is|are|was|were) none\b|none of which|to be had\b|goes without saying|had it not\b|be it\b)/i,
    advice: "Say it plainly: “there is no …”, “is not available”, “whether … or …”.",
  },
];

const FILES = ["*.md", "*.ts", "*.tsx", "*.css", "*.yaml", "*.yml", "*.tf", "*.html", "*.js"];
/** This list quotes what it refuses; the licence and the history keep their words. */
const EXCEPT = [":!docs/plain-english.ts", ":!CHANGELOG.md", ":!e2e/emulator/reasons.ts"];

/** The prose of a file with its line numbers: a document's lines without its code, or a program's comments and strings. */
function* proseOf(file: string, text: string): Generator<{ line: number; prose: string }> {
  let isFenced = false;
  for (const [index, whole] of text.split("\n").entries()) {
    const line = index + 1;
    const trimmed = whole.trim();
    if (file.endsWith(".md")) {
      // Headings are names, and links lead to them.
      if (trimmed.startsWith("#")) continue;
      if (trimmed.startsWith("```")) isFenced = !isFenced;
      else if (!isFenced) {
        for (const cell of trimmed.split("|"))
          yield { line, prose: cell.replace(/^[\s>*#-]+/, "") };
      }
      continue;
    }
    const comment =
      /^(?:\/\*\*?|\*|\/\/|#|<!--)\s?(.*)$/.exec(trimmed) ?? /\s\/\/ (.*)$/.exec(trimmed);
    if (comment) yield { line, prose: comment[1] ?? "" };
    else
      for (const [, string = ""] of trimmed.matchAll(/["`]([A-Z][^"`]* [^"`]*)["`]/g))
        yield { line, prose: string };
  }
}

const listed = execFileSync("git", ["ls-files", "--", ...FILES, ...EXCEPT], { encoding: "utf8" });
const found = listed
  .split("\n")
  .filter(Boolean)
  .flatMap((file) =>
    [...proseOf(file, readFileSync(file, "utf8"))].flatMap(({ line, prose }) =>
      REFUSED.filter(({ pattern }) => pattern.test(prose.replaceAll(/`[^`]*`/g, "it"))).map(
        ({ advice }) => `${file}:${line}: ${prose.trim()}\n    ${advice}`,
      ),
    ),
  );
if (found.length > 0) {
  console.error(`${found.length} sentences to put plainly:\n${found.join("\n")}`);
  process.exitCode = 1;
}
