/** The one thing the emulator remembers: a token bucket per access key, a second deep. */
export function throttleOf(callsPerSecond: number | undefined): (accessKeyId: string) => boolean {
  if (callsPerSecond === undefined) return () => true;
  const depth = Math.max(1, callsPerSecond);
  const buckets = new Map<string, { level: number; at: number }>();
  return (accessKeyId) => {
    const at = performance.now();
    const bucket = buckets.get(accessKeyId) ?? { level: depth, at };
    const refilled = bucket.level + ((at - bucket.at) / 1_000) * callsPerSecond;
    const level = Math.min(depth, refilled);
    const isAdmitted = level >= 1;
    buckets.set(accessKeyId, { level: isAdmitted ? level - 1 : level, at });
    return isAdmitted;
  };
}
