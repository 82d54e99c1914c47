import { knownZone } from "./time-zone";

/** A zone as a text writes it: an offset in milliseconds (positive in the east), an IANA zone, or an abbreviation such as CET. */
export type WrittenZone = { offset: number } | { iana: string } | { name: string };

const MINUTE = 60_000;
const UTC = /^(?:z|utc|gmt)$/i;
const OFFSET = /^(?:(?:utc|gmt) ?)?([+−-])(?:(\d{1,2})(?::(\d{2})(?::(\d{2}))?)?|(\d{2})(\d{2}))$/i;

/** Reads `Z`, `UTC`, `+01`, `-0500`, `GMT+5:30`, `(UTC+01:00)`, `America/New York`, `CET`. Null for any other text. */
export function writtenZone(text: string): WrittenZone | null {
  // A browser prints a name behind the offset: GMT+0100 (Central European Standard Time).
  const name = text.replace(/(?<=\S) ?\([^()]*\)?$/, "").replace(/^\((.*?)\)?$/, "$1");
  if (UTC.test(name)) return { offset: 0 };
  const offset = OFFSET.exec(name);
  if (offset !== null) return readOffset(offset);
  const iana = name.includes("/") ? knownZone(name.replaceAll(" ", "_")) : null;
  if (iana !== null) return { iana };
  return /^[A-Z]{3,5}$/.test(name) ? { name } : null;
}

function readOffset([, sign, hours, minutes = "0", seconds = "0", hh, mm]: RegExpExecArray) {
  const [hour, minute] = [Number(hours ?? hh), Number(mm ?? minutes)];
  if (hour > 23 || minute > 59 || Number(seconds) > 59) return null;
  const size = (hour * 60 + minute) * MINUTE + Number(seconds) * 1000;
  return { offset: sign === "+" ? size : -size };
}
