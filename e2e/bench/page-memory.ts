import type { CDPSession } from "@playwright/test";

/** What a page holds on to once the garbage is gone. `nodes` counts texts and detached nodes as well. */
export async function memoryOf(cdp: CDPSession): Promise<{ heapMB: number; nodes: number }> {
  await cdp.send("Performance.enable");
  // What the first round frees may keep other things alive until the second.
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const read = (wanted: string) => {
    const value = metrics.find(({ name }) => name === wanted)?.value;
    if (value === undefined) throw new Error(`Chromium gives no ${wanted}.`);
    return value;
  };
  return { heapMB: read("JSHeapUsedSize") / 1e6, nodes: read("Nodes") };
}
