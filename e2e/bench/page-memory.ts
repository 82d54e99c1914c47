import type { CDPSession } from "@playwright/test";
import { readMetrics } from "./page-metrics";

/** The memory of a page after garbage collection. `nodes` counts texts and detached nodes as well. */
export async function memoryOf(cdp: CDPSession): Promise<{ heapMB: number; nodes: number }> {
  // Objects that the first round frees may keep others alive until the second.
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const read = await readMetrics(cdp);
  return { heapMB: read("JSHeapUsedSize") / 1e6, nodes: read("Nodes") };
}
