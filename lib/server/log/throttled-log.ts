import "server-only";

/** A flood of requests must not fill the disk with log lines. */
const SILENCE_MS = 60_000;

/**
 * Rate-limits log lines that outsiders can trigger: one per kind and minute. There must be few kinds. Gives the number
 * of suppressed lines since the last one, or null if this line is suppressed too.
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
