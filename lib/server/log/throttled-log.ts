import "server-only";

/** Whoever floods us is not to fill the disk as well. */
const SILENCE_MS = 60_000;

/**
 * Thins what is logged of what anybody can cause: of each kind, of which there have to be few, once a minute. Says how
 * many were not told since the last; null: this is not to be told either.
 */
export function makeThrottledLog(): (kind: string) => { untold: number } | null {
  const told = new Map<string, { at: number; untold: number }>();
  return (kind) => {
    const last = told.get(kind);
    if (last && Math.abs(Date.now() - last.at) < SILENCE_MS) {
      last.untold += 1;
      return null;
    }
    told.set(kind, { at: Date.now(), untold: 0 });
    return { untold: last?.untold ?? 0 };
  };
}
