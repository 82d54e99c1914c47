import { writtenTime } from "@/lib/sessions/time/written-time";
import { filterTextKeyOf } from "./filter-text-keys";
import { type FilterTextWord, filterTextWords } from "./filter-text-words";

/** Words that take the next words as their value: `since 2026-11-23`, `at 14:32`. */
const PREPOSITIONS = ["after", "before", "since", "until", "at"];
/** The words in `Mon, 23 Nov 2026, 17:36:35 America/Port of Spain`. */
const MOST_OF_MOMENT = 8;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME_OF_DAY = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/i;

/**
 * The words of the filter text, with those that belong together joined: `last 24 hours`,
 * `since 2026-11-23 14:00`. `running` becomes `time:running`.
 */
export function filterTextPhrases(text: string): FilterTextWord[] {
  const phrases: FilterTextWord[] = [];
  const words = filterTextWords(text);
  while (words.length > 0) {
    const count = lengthOfPhrase(words);
    phrases.push(...phraseOf(text, words.slice(0, count)));
    words.splice(0, count);
  }
  return phrases;
}

function lengthOfPhrase(words: readonly FilterTextWord[]): number {
  const [first, second, third] = words;
  const word = bareWord(first);
  if (word === "last") {
    const isCount = /^\d+$/.test(bareWord(second) ?? "") && /^[a-z]+$/.test(bareWord(third) ?? "");
    return isCount ? 3 : withNext(second);
  }
  if (isPreposition(word)) {
    return withNext(second) === 1 ? 1 : 1 + Math.max(momentLength(words.slice(1)), 1);
  }
  const key = first?.name ? filterTextKeyOf(first.name) : null;
  const isMoment = key === "after" || key === "before" || key === "at";
  return isMoment ? Math.max(momentLength(words), 1) : 1;
}

/** The number of words that say one point in time: the most that can be read, or a date and a time of day. */
function momentLength(words: readonly FilterTextWord[]): number {
  const others = words.slice(1, MOST_OF_MOMENT);
  const end = others.findIndex((each) => isEndOfMoment(bareWord(each)));
  const texts = [...words.slice(0, 1), ...(end < 0 ? others : others.slice(0, end))].map(
    ({ value }) => value,
  );
  const count = texts.findLastIndex(
    (_, last) => writtenTime(texts.slice(0, last + 1).join(" ")) !== null,
  );
  return Math.max(count + 1, isDayThenTime(words[0], words[1]) ? 2 : 0);
}

function isEndOfMoment(word: string | null): boolean {
  return word === null || word === "last" || word === "running" || isPreposition(word);
}

/** A key that follows (`last owner:bob`) is not a value. */
function withNext(next: FilterTextWord | undefined): number {
  return bareWord(next) === null ? 1 : 2;
}

function isDayThenTime(day: FilterTextWord | undefined, time: FilterTextWord | undefined): boolean {
  return DATE.test(day?.value ?? "") && TIME_OF_DAY.test(bareWord(time) ?? "");
}

function isPreposition(word: string | null): boolean {
  return word !== null && PREPOSITIONS.includes(word);
}

function bareWord(word: FilterTextWord | undefined): string | null {
  return word && word.name === null && word.issue === null ? word.value.toLowerCase() : null;
}

function phraseOf(text: string, words: readonly FilterTextWord[]): FilterTextWord[] {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  const word = bareWord(first);
  const raw = text.slice(first.at, last.at + last.raw.length);
  if (word === "running") return [{ ...first, name: "time", value: word }];
  const isPhrase = word === "last" || isPreposition(word);
  const values = words.slice(isPhrase ? 1 : 0).map(({ value }) => value);
  return [{ ...first, raw, name: isPhrase ? word : first.name, value: values.join(" ") }];
}
