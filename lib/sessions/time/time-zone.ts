/**
 * Reads a `tz` value: `utc`, `local`, or an IANA zone that this runtime knows (in its usual spelling).
 * Null for any other text.
 */
export function parseTimeZone(text: string): string | null {
  const word = text.toLowerCase();
  if (word === "utc" || word === "local") return word;
  try {
    const zone = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
    // Intl accepts an offset such as +01:00, but an offset is not a zone: it has no summer time.
    return zone.includes("/") ? zone : null;
  } catch {
    return null;
  }
}

/** The IANA zone to print in: the reader's own for `local`. */
export function ianaZone(tz: string, localZone: string): string {
  if (tz === "utc") return "UTC";
  return tz === "local" ? localZone : tz;
}

/** A zone as printed beside times: `UTC`, `Europe/Berlin`. */
export function zoneLabel(zone: string): string {
  return zone.replaceAll("_", " ");
}
