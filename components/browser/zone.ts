import { knownZone } from "@/lib/sessions/time/time-zone";

/** The IANA zone of the computer; null if the browser names no zone that it can print in, as with `TZ=Foo/Bar`. */
export function browserZone(): string | null {
  try {
    return knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
  } catch {
    return null;
  }
}
