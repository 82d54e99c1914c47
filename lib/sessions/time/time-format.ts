const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are cached: making one costs a hundred times more than using it. */
function formatter(zone: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${name} ${zone}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone, hourCycle: "h23" });
  formatters.set(key, made);
  return made;
}

/** `17:36:35` in an IANA zone. */
export function clockTime(ms: number, zone: string): string {
  return formatter(zone, "clock", { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(
    ms,
  );
}

/** `17:36` in an IANA zone. */
export function shortTime(ms: number, zone: string): string {
  return formatter(zone, "short", { hour: "2-digit", minute: "2-digit" }).format(ms);
}

/** `23 Nov` in an IANA zone. */
export function shortDate(ms: number, zone: string): string {
  return formatter(zone, "date", { day: "numeric", month: "short" }).format(ms);
}

/** `23 Nov 2026, 17:36:35 UTC`: the full form, clear without any context. */
export function fullTime(ms: number, zone: string): string {
  return formatter(zone, "full", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(ms);
}

const QUARTER = 15 * 60_000;
const days = new Map<string, string>();

/**
 * The calendar day (`2026-11-23`) of an instant in an IANA zone. Cached by the quarter hour, because
 * the offset of every zone is a multiple of a quarter hour: a month of 100,000 sessions formats 2,880 times.
 */
export function dayOf(ms: number, zone: string): string {
  const quarter = Math.floor(ms / QUARTER);
  const key = `${quarter} ${zone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const parts = formatter(zone, "day", { year: "numeric", month: "2-digit", day: "2-digit" })
    .formatToParts(quarter * QUARTER)
    .reduce<Record<string, string>>(
      (all, part) => Object.assign(all, { [part.type]: part.value }),
      {},
    );
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  if (days.size > 20_000) days.clear();
  days.set(key, day);
  return day;
}

/** A calendar day in words: `Monday 23 November`. The empty day groups sessions without a start. */
export function dayLabel(day: string): string {
  if (day === "") return "Start unknown";
  return formatter("UTC", "heading", { weekday: "long", day: "numeric", month: "long" })
    .format(Date.parse(`${day}T12:00:00Z`))
    .replace(",", "");
}
