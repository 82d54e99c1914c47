/** The one thing the emulator remembers: a token bucket per quota, a second deep. */
export function throttleOf(callsPerSecond: number | undefined): (quota: string) => boolean {
  if (callsPerSecond === undefined) return () => true;
  const depth = Math.max(1, callsPerSecond);
  const buckets = new Map<string, { level: number; at: number }>();
  return (quota) => {
    const at = performance.now();
    const bucket = buckets.get(quota) ?? { level: depth, at };
    const refilled = bucket.level + ((at - bucket.at) / 1_000) * callsPerSecond;
    const level = Math.min(depth, refilled);
    const isAdmitted = level >= 1;
    buckets.set(quota, { level: isAdmitted ? level - 1 : level, at });
    return isAdmitted;
  };
}
