import { readFiltersJson } from "./filters-json";
import type { ShellWord } from "./shell-words";

/** A word of `--filters`: as a shell hands it over, and as it was written. */
export type FilterWord = { value: string; raw: string; at: number };

// JSON of all seven filters has fewer words, and their values are shorter. The bounds keep a paste from blocking the page.
const MAX_WORDS = 64;
const MAX_LENGTH = 4096;

/**
 * The words of `--filters`, each a filter or some. JSON with spaces outside quotes, and shorthand with a space after a
 * comma, is one. `text` is the text in which the words stand.
 */
export function filterWords(words: readonly ShellWord[], text: string): FilterWord[] {
  const joined: FilterWord[] = [];
  let count = 0;
  let depth = 0;
  for (const { value, raw, at } of words) {
    const last = joined.at(-1);
    const isPart = last !== undefined && (/,$/.test(last.value) || isOpen(last, depth));
    if (isPart && count < MAX_WORDS && last.value.length + value.length < MAX_LENGTH) {
      last.value = `${last.value} ${value}`;
      last.raw = text.slice(last.at, at + raw.length);
      count += 1;
      depth += depthOf(value);
    } else {
      joined.push({ value, raw, at });
      count = 1;
      depth = depthOf(value);
    }
  }
  return joined;
}

/** Whether a text begins like JSON. */
export function isJsonStart(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** Whether JSON goes on. A bracket may also stand in a value, so JSON that can be read has ended. */
function isOpen({ value }: FilterWord, depth: number): boolean {
  if (depth <= 0 || !isJsonStart(value)) return false;
  return !/[\]}]$/.test(value) || readFiltersJson([value]) === null;
}

function depthOf(value: string): number {
  const count = (pattern: RegExp) => value.match(pattern)?.length ?? 0;
  return count(/[[{]/g) - count(/[\]}]/g);
}
