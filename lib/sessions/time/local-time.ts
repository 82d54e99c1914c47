import { fullDate, shortDate, wallTime } from "./time-format";
import { zoneLabel } from "./time-zone";
import { instantsOf, isoOffset, skippedInstant } from "./zone-offset";

/** A date and time without a zone, read in an IANA zone. */
export type LocalTime = {
  /** The date and time, as epoch milliseconds of the same in UTC. */
  wall: number;
  zone: string;
  /** The instants at which the zone's clocks show it: one, two where they go back, none where they go forward. */
  instants: readonly number[];
  /** The instant that counts if nobody chooses: the first one, or as if the clocks had not gone forward yet. */
  taken: number;
};

/** Reads a date and time (`wall`, epoch ms of the same in UTC) in a zone. */
export function localTime(wall: number, zone: string): LocalTime {
  const instants = instantsOf(wall, zone);
  return { wall, zone, instants, taken: instants[0] ?? skippedInstant(wall, zone) };
}

/** `02:30`: the time of day, with seconds unless they are zero. */
export function localTimeText({ wall }: LocalTime): string {
  return timeOf(wall, "UTC");
}

/** `02:30 does not exist on 29 Mar 2026 in …: the clocks go forward. 03:30 is taken.` Null for a time that exists. */
export function skippedText({ wall, zone, instants, taken }: LocalTime): string | null {
  if (instants.length > 0) return null;
  const isOtherDay = shortDate(wall, "UTC") !== shortDate(taken, zone);
  const instead = `${isOtherDay ? `${fullDate(taken, zone)} ` : ""}${timeOf(taken, zone)}`;
  return `${momentOf(wall, zone, "does not exist")}: the clocks go forward. ${instead} is taken.`;
}

/**
 * `02:30 occurs twice on 25 Oct 2026 in …: the clocks go back. Write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00.`
 * Null for a time that occurs once.
 */
export function repeatedText({ wall, zone, instants }: LocalTime): string | null {
  if (instants.length < 2) return null;
  const written = new Date(wall).toISOString().slice(0, -5).replace(/:00$/, "");
  const choices = instants.map((ms) => `${written}${isoOffset(ms, zone)}`);
  return `${momentOf(wall, zone, "occurs twice")}: the clocks go back. Write ${choices.join(" or ")}.`;
}

function momentOf(wall: number, zone: string, does: string): string {
  return `${timeOf(wall, "UTC")} ${does} on ${fullDate(wall, "UTC")} in ${zoneLabel(zone)}`;
}

function timeOf(ms: number, zone: string): string {
  const time = wallTime(ms, zone);
  return ms % 60_000 === 0 ? time.slice(0, 5) : time;
}
