/** The server's clock minus this computer's, in milliseconds, lies between these two. */
type Bounds = { least: number; most: number };

let bounds: Bounds | null = null;
let offset = 0;
const listeners = new Set<() => void>();

/** The header `Date` has whole seconds. */
const SECOND = 1000;

/**
 * Learns the server's time from the `Date` header of an answer. `sentAt` and `arrivedAt` are this computer's times (epoch
 * ms) around the request. A missing or unreadable header teaches nothing.
 */
export function learnServerTime(date: string | null, sentAt: number, arrivedAt: number): void {
  const ms = Date.parse(date ?? "");
  // This computer's clock was set back during the request.
  if (Number.isNaN(ms) || arrivedAt < sentAt) return;
  const next = { least: ms - arrivedAt, most: ms + SECOND - sentAt };
  bounds = bounds === null ? next : (common(bounds, next) ?? next);
  // The smallest correction that is possible: a right clock needs none, whatever the network takes.
  const corrected = Math.min(Math.max(0, bounds.least), bounds.most);
  if (corrected === offset) return;
  offset = corrected;
  for (const listener of listeners) listener();
}

/** The time by the server's clock, in epoch milliseconds; by this computer's until the server has answered. */
export function serverNow(): number {
  return toServerTime(Date.now());
}

/** A time of this computer's clock (epoch ms) as the server's clock has it. */
export function toServerTime(ms: number): number {
  return ms + offset;
}

/** How far this computer's clock is behind the server's, in milliseconds; negative if it is ahead, 0 if unknown. */
export function clockError(): number {
  return offset;
}

/** Calls back when `clockError` changes. Returns a function that ends this. */
export function onClockError(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function common(a: Bounds, b: Bounds): Bounds | null {
  const least = Math.max(a.least, b.least);
  const most = Math.min(a.most, b.most);
  return least <= most ? { least, most } : null;
}
