/** Zones that `knownZone` has found, by the texts that named them: asking Intl costs more than all else here. */
const found = new Map<string, string>();

/**
 * The IANA zone that a value names, in the usual spelling of this runtime (`UTC`, `Europe/Berlin`). Null for any other
 * value. Runtimes differ in the zones that they know, and a browser may report `Etc/Unknown`, an offset or nothing.
 */
export function knownZone(name: unknown): string | null {
  // Intl accepts an offset such as +01:00, but an offset is not a zone: it has no summer time.
  if (typeof name !== "string" || !/^[a-z]/i.test(name)) return null;
  const known = found.get(name);
  if (known !== undefined) return known;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    if (!/^[a-z]/i.test(timeZone) || timeZone === "Etc/Unknown") return null;
    if (found.size > 1_000) found.clear();
    found.set(name, timeZone);
    return timeZone;
  } catch {
    return null;
  }
}

/**
 * Reads a `tz` value: `utc`, `local`, or an IANA zone that this runtime knows (in its usual spelling).
 * Null for any other text.
 */
export function parseTimeZone(text: string): string | null {
  const word = text.toLowerCase();
  if (word === "utc" || word === "local") return word;
  const zone = knownZone(text);
  return zone === "UTC" ? "utc" : zone;
}

/** The IANA zone to print in: the reader's own for `local`. A zone that this runtime does not know counts as UTC. */
export function ianaZone(tz: string, localZone: unknown): string {
  if (tz === "utc") return "UTC";
  return knownZone(tz === "local" ? localZone : tz) ?? "UTC";
}

/** A zone as printed beside times: `UTC`, `Europe/Berlin`. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}
