import { displayText } from "@/lib/sessions/session/display-text";
import { MONTHS } from "./time-format";
import { type WrittenZone, writtenZone } from "./written-zone";

/** A point in time as a text writes it. */
export type WrittenTime = {
  /** Midnight of its date, as epoch milliseconds of the same in UTC; null if it names no date. */
  date: number | null;
  /** Its time of day in milliseconds; null if it names none. */
  time: number | null;
  /** Null if it names no zone. */
  zone: WrittenZone | null;
};

/** The longest text of a time is that of a browser, with the name of its zone. */
const MOST_CHARACTERS = 120;
const ISO_DATE = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/;
const WEEKDAY = /^(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*,? /i;
/** `23 Nov 2026`, as Sessionscope prints it, and `November 23, 2026`, as the AWS console does. */
const WORDS_DATE = [
  /^(?<day>\d{1,2}) (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})(?!\d)/i,
  /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})(?!\d)/i,
];
const TIME = /^(?:t|,? ?)(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(?![\d:])/i;

/**
 * Reads a date, a time of day or both, with or without a zone: ISO 8601, or as Sessionscope prints times. White space of any
 * kind, quotes around the text and a full stop after it have no meaning. Null for any other text.
 */
export function writtenTime(text: string): WrittenTime | null {
  // The patterns below take long for a long text.
  if (text.trim().length > MOST_CHARACTERS) return null;
  const clean = displayText(text)
    .replace(/\s+/g, " ")
    .replace(/^["'“”‘’«»`(<[ ]+|["'“”‘’«»`>\].,; ]+$/g, "");
  const date = dateIn(clean);
  if (date?.ms === null) return null;
  const rest = clean.slice(date?.length ?? 0);
  const time = timeIn(rest);
  // An hour alone is a time only behind a date.
  if (time?.ms === null || (date === null && !time?.hasMinutes)) return null;
  const name = rest.slice(time?.length ?? 0).trim();
  const zone = name === "" ? null : writtenZone(name);
  return name !== "" && zone === null
    ? null
    : { date: date?.ms ?? null, time: time?.ms ?? null, zone };
}

function dateIn(text: string): { ms: number | null; length: number } | null {
  const day = text.replace(WEEKDAY, "");
  const match = [ISO_DATE, ...WORDS_DATE].map((form) => form.exec(day)).find(Boolean);
  if (!match?.groups) return null;
  const { year, month = "", day: date } = match.groups;
  const index = /^\d/.test(month) ? Number(month) - 1 : monthOf(month);
  const ms = new Date(0).setUTCFullYear(Number(year), index, Number(date));
  // 31 June would be 1 July, but a typing error must not become another day.
  const isDate = new Date(ms).getUTCMonth() === index && new Date(ms).getUTCDate() === Number(date);
  return { ms: isDate ? ms : null, length: text.length - day.length + match[0].length };
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()));
}

function timeIn(text: string) {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [all, hour = "", minute = "0", second = "0", fraction = ""] = match;
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const ms = isTime ? seconds * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3)) : null;
  return { ms, length: all.length, hasMinutes: match[2] !== undefined };
}
