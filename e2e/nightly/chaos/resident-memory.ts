import { readdirSync, readFileSync } from "node:fs";
import { setInterval } from "node:timers/promises";

/** The resident memory of a process and its children, at instants in milliseconds. */
export type MemorySample = { at: number; megabytes: number };

/** Looks at a process every so often until the signal says to stop. Linux only: it reads /proc. */
export async function watchMemory(
  pid: number,
  everyMs: number,
  signal: AbortSignal,
): Promise<MemorySample[]> {
  const samples: MemorySample[] = [];
  const begin = performance.now();
  try {
    for await (const _ of setInterval(everyMs, undefined, { signal })) {
      samples.push({ at: performance.now() - begin, megabytes: megabytesOf(pid) });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return samples;
}

function megabytesOf(pid: number): number {
  const [, kibibytes = 0] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  const own = (Number(kibibytes) * 1024) / 1e6;
  return childrenOf(pid).reduce((sum, child) => sum + megabytesOf(child), own);
}

/** Each thread has the children that it started. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
      .split(" ")
      .filter((text) => text !== "")
      .map(Number),
  );
}

/** How fast memory grows, by least squares: megabytes per minute. */
export function growthOf(samples: readonly MemorySample[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const minutes = samples.map(({ at }) => at / 60_000);
  const centre = mean(minutes);
  const level = mean(samples.map(({ megabytes }) => megabytes));
  const covariance = mean(
    samples.map(({ at, megabytes }) => (at / 60_000 - centre) * (megabytes - level)),
  );
  return covariance / mean(minutes.map((minute) => (minute - centre) ** 2));
}
