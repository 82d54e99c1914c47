// A zone is required: without one, an instant means a different moment for each reader.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 instant (`2026-11-23T14:32Z`, with an offset, seconds or a fraction) and gives it in
 * one canonical form: UTC, seconds, milliseconds only if they are not zero. Null if the text is not an instant.
 */
export function parseInstant(text: string): string | null {
  // A `+` that was not percent-encoded arrives as a space.
  const written = text.replace(/ (\d{2}:\d{2})$/, "+$1").toUpperCase();
  if (!INSTANT.test(written)) return null;
  const ms = Date.parse(written);
  if (Number.isNaN(ms) || !sameCalendarDay(written)) return null;
  const printed = printInstant(ms);
  // An offset can move the instant to a year that four digits cannot write.
  return INSTANT.test(printed) ? printed : null;
}

/** Prints epoch milliseconds as a canonical instant: `2026-11-23T14:32:00Z`. */
export function printInstant(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** `Date.parse` turns 31 June into 1 July, but a typing error must not become another day. */
function sameCalendarDay(written: string): boolean {
  const day = written.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

/** The earliest of some ISO instants in UTC; null if the list has no instant. */
export function earliest(instants: (string | null)[]): string | null {
  return instants.reduce(
    (first, instant) => (instant !== null && (first === null || instant < first) ? instant : first),
    null,
  );
}
