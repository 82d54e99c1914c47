const formatters = new Map<string, Intl.DateTimeFormat>();

/** The name of a zone's time at an instant, as the page prints it: `CET`, `GMT-5`. Undefined if Intl does not know the zone. */
export function zoneName(ms: number, zone: string): string | undefined {
  return nameIn("en-GB", ms, zone);
}

/** The names of a zone's time at an instant, in the English of both continents: `GMT-5` and `EST`. */
export function zoneNames(ms: number, zone: string): string[] {
  return ["en-GB", "en-US"].flatMap((locale) => nameIn(locale, ms, zone) ?? []);
}

function nameIn(locale: string, ms: number, zone: string): string | undefined {
  try {
    const key = `${locale} ${zone}`;
    const format =
      formatters.get(key) ??
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "short" });
    formatters.set(key, format);
    return format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value;
  } catch {
    return undefined;
  }
}
