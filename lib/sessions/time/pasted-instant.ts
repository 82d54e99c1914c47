import { parseDateTime } from "@internationalized/date";
import { parseInstant, printInstant } from "./instant";
import { localTime } from "./local-time";

/**
 * Reads a pasted time as a canonical instant: ISO 8601 with its zone, or without one (`2026-11-23 14:32`,
 * `2026-11-23`) as a time in the given IANA zone. Null if the text is neither. A time that the zone's clocks show twice
 * is the first of the two; `pastedWall` and `localTime` tell.
 */
export function readPastedInstant(text: string, zone: string): string | null {
  const instant = parseInstant(withT(text));
  if (instant !== null) return instant;
  const wall = pastedWall(text);
  return wall === null ? null : parseInstant(printInstant(localTime(wall, zone).taken));
}

/** The date and time of a text that names no zone, as epoch milliseconds of the same in UTC. Null for any other text. */
export function pastedWall(text: string): number | null {
  try {
    return parseDateTime(withT(text)).toDate("UTC").getTime();
  } catch {
    return null;
  }
}

function withT(text: string): string {
  return text.trim().replace(" ", "T");
}
