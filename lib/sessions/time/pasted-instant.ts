import { parseInstant, printInstant } from "./instant";
import { type LocalTime, localTime } from "./local-time";
import { type WrittenTime, writtenTime } from "./written-time";
import { zoneNames } from "./zone-names";

/**
 * Reads a pasted time as a canonical instant: with its zone, or without one as a time in the given IANA zone. Null if the
 * text is no point in time. A time that the zone's clocks show twice is the first of the two; `pastedTime` tells.
 */
export function readPastedInstant(text: string, zone: string): string | null {
  const time = pastedTime(text, zone);
  return time === null ? null : parseInstant(printInstant(time.taken));
}

/**
 * Reads a pasted date, with or without a time, in the zone that it names, otherwise in the given IANA zone. A text with an
 * offset means one instant. So does a date alone, which is the beginning of its day. Null for any other text.
 */
export function pastedTime(text: string, zone: string): LocalTime | null {
  // A `+` that was not percent-encoded arrives as a space.
  const instant = parseInstant(text.trim().replace(/^(\S+) /, "$1T"));
  if (instant !== null) return oneInstant(Date.parse(instant));
  const written = writtenTime(text);
  return written === null || written.date === null
    ? null
    : timeAt(written.date + (written.time ?? 0), written, zone);
}

/** The date and time `wall` (epoch ms of the same in UTC) in the zone that a text names, otherwise in the given one. */
export function timeAt(wall: number, written: WrittenTime, zone: string): LocalTime | null {
  const named = written.zone;
  if (named !== null && "offset" in named) return oneInstant(wall - named.offset);
  const local = localTime(wall, named !== null && "iana" in named ? named.iana : zone);
  if (named !== null && "name" in named) {
    const ms = local.instants.find((each) => zoneNames(each, zone).includes(named.name));
    return ms === undefined ? null : oneInstant(ms);
  }
  return written.time === null ? { ...local, instants: [local.taken] } : local;
}

function oneInstant(ms: number): LocalTime {
  return { wall: ms, zone: "UTC", instants: [ms], taken: ms };
}
