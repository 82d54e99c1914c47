import { parseDateTime, toZoned } from "@internationalized/date";
import { parseInstant, printInstant } from "./instant";

/**
 * Reads a pasted time as a canonical instant: ISO 8601 with its zone, or without one (`2026-11-23 14:32`,
 * `2026-11-23`) as a time in the given IANA zone. Null if the text is neither.
 */
export function readPastedInstant(text: string, zone: string): string | null {
  const written = text.trim();
  const instant = parseInstant(written.replace(" ", "T"));
  if (instant !== null) return instant;
  try {
    return printInstant(
      toZoned(parseDateTime(written.replace(" ", "T")), zone)
        .toDate()
        .getTime(),
    );
  } catch {
    return null;
  }
}
