/** The value below which a share of the sample lies (nearest rank). Throws if there is no sample. */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new Error("Nothing was measured.");
  return value;
}

export function median(sample: readonly number[]): number {
  return percentile(sample, 0.5);
}

export type Summary = { count: number; min: number; p50: number; p95: number; max: number };

/** The statistics of a sample. */
export function summaryOf(sample: readonly number[]): Summary {
  return {
    count: sample.length,
    min: percentile(sample, 0),
    p50: median(sample),
    p95: percentile(sample, 0.95),
    max: percentile(sample, 1),
  };
}
