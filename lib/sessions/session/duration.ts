const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The length of a span in milliseconds, rounded down to seconds: `12s`, `9m 54s`, `1h 07m 12s`, `2d 03h 12m`. */
export function durationLabel(ms: number): string {
  const span = Math.max(0, ms);
  const days = Math.floor(span / DAY);
  const hours = Math.floor((span % DAY) / HOUR);
  const minutes = Math.floor((span % HOUR) / MINUTE);
  const seconds = Math.floor((span % MINUTE) / SECOND);
  if (days > 0) return `${days}d ${two(hours)}h ${two(minutes)}m`;
  if (hours > 0) return `${hours}h ${two(minutes)}m ${two(seconds)}s`;
  return minutes > 0 ? `${minutes}m ${two(seconds)}s` : `${seconds}s`;
}

/** A span before now, in the largest unit that fits: `4 s ago`, `12 min ago`, `3 h ago`, `5 d ago`. */
export function agoLabel(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s ago`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min ago`;
  return span < DAY ? `${Math.floor(span / HOUR)} h ago` : `${Math.floor(span / DAY)} d ago`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
